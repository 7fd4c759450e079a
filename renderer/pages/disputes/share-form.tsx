import { Button, Textarea } from '@mantine/core'
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import type { Project } from '../../../shared/contract/entities.ts'
import type { MoneyDto } from '../../../shared/contract/primitives.ts'
import { isBlank } from '../../../shared/contract/text.ts'
import styles from './disputes.module.css'
import { ShareField, type ShareFieldError } from './share-field.tsx'
import { sharesOf } from './shares.ts'

const TEXT_MAX = 4000

/** A share and what is said about it, checked. */
export type ShareDraft = { freelancerAmount: string; text: string }

type ShareFormProps = {
  project: Project
  whole: MoneyDto
  words: { text: string; textHelp: string; textMissing?: string; submit: string; cancel?: string }
  busy: boolean
  /** What went wrong with the last attempt. */
  failure: ReactNode
  onSubmit: (draft: ShareDraft) => void
  onCancel?: () => void
}

/** A share of the disputed money with some words: to open, to offer, to decide. */
export function ShareForm(props: ShareFormProps) {
  const { project, whole, words, busy, failure, onSubmit, onCancel } = props
  const [amount, setAmount] = useState('')
  const [text, setText] = useState('')
  const [errors, setErrors] = useState<{ amount: ShareFieldError | null; text: boolean }>({
    amount: null,
    text: false,
  })
  const form = useRef<HTMLFormElement>(null)

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const shares = sharesOf(whole, amount)
    const textIsMissing = words.textMissing !== undefined && isBlank(text)
    const isEmpty = amount.trim() === ''
    const wrong = isEmpty ? 'missing' : shares.ok ? null : shares.error
    setErrors({ amount: wrong, text: textIsMissing })
    if (shares.ok && !textIsMissing) {
      onSubmit({ freelancerAmount: shares.value.freelancer, text: text.trim() })
      return
    }
    // After the errors are drawn: the first faulty field takes the focus.
    requestAnimationFrame(() => {
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
    })
  }

  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      <ShareField
        project={project}
        whole={whole}
        value={amount}
        error={errors.amount}
        onChange={(typed) => {
          setAmount(typed)
          setErrors((before) => ({ ...before, amount: null }))
        }}
      />
      <Textarea
        label={words.text}
        description={words.textHelp}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setErrors((before) => ({ ...before, text: false }))
        }}
        error={errors.text && words.textMissing}
        maxLength={TEXT_MAX}
        rows={4}
      />
      {failure}
      <div className={styles.buttons}>
        {onCancel && (
          <Button variant="default" disabled={busy} onClick={onCancel}>
            {words.cancel}
          </Button>
        )}
        <Button type="submit" loading={busy}>
          {words.submit}
        </Button>
      </div>
    </form>
  )
}
