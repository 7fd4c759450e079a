import { Button, Textarea } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { Failure } from '../../../shared/contract/errors.ts'
import { Dialog } from './dialog.tsx'
import { Message } from './message.tsx'

const REASON_MAX = 2000

type ReasonDialogProps = {
  title: string
  /** What the thing in question was made for. */
  description: string
  /** What it means, where the title does not say it. */
  children?: ReactNode
  reason: { label: string; help: string }
  no: string
  yes: string
  busy: boolean
  failure: Failure | null
  /** Named in what is said when something is missing (P8). */
  freelancer: string
  /** With the reason, or null where none was written. */
  onYes: (reason: string | null) => void
  onClose: () => void
}

/** A question that may be answered with a reason for the other side to read. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, description, children, reason, busy, failure, onYes, onClose } = props
  const [text, setText] = useState('')
  return (
    <Dialog
      title={title}
      busy={busy}
      onClose={onClose}
      buttons={
        <>
          <Button variant="default" disabled={busy} onClick={onClose}>
            {props.no}
          </Button>
          <Button loading={busy} onClick={() => onYes(text.trim() || null)}>
            {props.yes}
          </Button>
        </>
      }
    >
      <p>
        <strong>{description}</strong>
      </p>
      {children}
      <Textarea
        label={reason.label}
        description={reason.help}
        data-autofocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        maxLength={REASON_MAX}
        rows={3}
      />
      {failure && <Message failure={failure} freelancer={props.freelancer} write />}
    </Dialog>
  )
}
