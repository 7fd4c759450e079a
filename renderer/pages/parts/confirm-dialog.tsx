import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Failure } from '../../../shared/contract/errors.ts'
import { Dialog } from './dialog.tsx'
import { Message } from './message.tsx'

type ConfirmDialogProps = {
  title: string
  no: string
  yes: string
  /** Whether it cannot be undone. */
  grave?: boolean
  /** Named in what is said when something is missing (P8). */
  freelancer?: string
  busy: boolean
  failure: Failure | null
  onYes: () => void
  onClose: () => void
  children: ReactNode
}

/** One question with its two answers; the harmless one is focused first. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const {
    title,
    no,
    yes,
    grave = false,
    freelancer,
    busy,
    failure,
    onYes,
    onClose,
    children,
  } = props
  return (
    <Dialog
      title={title}
      busy={busy}
      onClose={onClose}
      buttons={
        <>
          <Button variant="default" data-autofocus disabled={busy} onClick={onClose}>
            {no}
          </Button>
          <Button {...(grave ? { color: 'red.9' } : {})} loading={busy} onClick={onYes}>
            {yes}
          </Button>
        </>
      }
    >
      {children}
      {failure && <Message failure={failure} {...(freelancer ? { freelancer } : {})} write />}
    </Dialog>
  )
}
