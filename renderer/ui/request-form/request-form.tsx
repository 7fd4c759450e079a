import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Project } from '../../../shared/contract/entities.ts'
import { ErrorNote } from '../error-note.tsx'
import { MoneyFields } from '../money-fields.tsx'
import classes from './request-form.module.css'
import { type RequestSender, useRequestForm } from './use-request-form.ts'

type RequestFormProps = {
  project: Project
  sender: RequestSender
  /** What else is to be known of the sending just now, such as that it waits for the network. */
  more?: string
  onDone: () => void
  onCancel: () => void
}

/** *Request Milestone*, in place: one field pair, and what it does and does not do (M2, M3). */
export function RequestForm(props: RequestFormProps) {
  const { project, sender, more, onDone, onCancel } = props
  const { t } = useTranslation()
  const form = useRequestForm(project, sender)
  const element = useRef<HTMLFormElement>(null)

  // The button that opened the form is gone: the focus goes on in its first field.
  useEffect(() => element.current?.querySelector('input')?.focus(), [])

  async function send(): Promise<void> {
    if (await form.send()) {
      onDone()
      return
    }
    // After the errors are drawn: the first faulty field takes the focus.
    requestAnimationFrame(() => {
      element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
    })
  }

  return (
    <form
      ref={element}
      className={classes.form}
      aria-label={t('requests.ask')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    >
      <MoneyFields {...form.fields} />
      <p className={classes.what}>
        {t('requests.what', { currency: project.currency })}
        {more !== undefined && ` ${more}`}
      </p>
      {form.failure && <ErrorNote failure={form.failure} text={sender.failureText} />}
      <div className={classes.buttons}>
        <Button variant="default" onClick={onCancel}>
          {t('shell.cancel')}
        </Button>
        <Button type="submit" loading={sender.busy}>
          {t('requests.ask')}
        </Button>
      </div>
    </form>
  )
}
