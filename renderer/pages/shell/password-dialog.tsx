import { Button, PasswordInput, Stack } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../shared/contract/errors.ts'
import { givePassword, usePasswordQuestion } from '../api/recent-password.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Message } from '../parts/message.tsx'
import { say } from '../parts/say.ts'
import { useAccount } from './account.tsx'

/** Asks for the password over whatever needs it; beneath, everything stays as it was (A4). */
export function PasswordDialog() {
  const question = usePasswordQuestion((state) => state.question)
  return question && <PasswordQuestion answer={question.answer} />
}

const FORM = 'password-question'

function PasswordQuestion({ answer }: { answer: (given: boolean) => void }) {
  const { t } = useTranslation()
  const { email } = useAccount()
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)
  const field = useRef<HTMLInputElement>(null)

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    // A question inside a form of the page: React hands the event on to that form too.
    event.stopPropagation()
    if (busy) return
    setMissing(password === '')
    setFailure(null)
    if (password === '') return field.current?.focus()
    setBusy(true)
    const given = await givePassword(password)
    if (given.ok) return answer(true)
    setBusy(false)
    setFailure(given.error)
    field.current?.select()
  }

  const isWrong = failure?.code === 'password_wrong'
  const wrong = isWrong ? say(t, failure) : null
  return (
    <Dialog
      title={t('sessions.password.title')}
      busy={busy}
      onClose={() => answer(false)}
      buttons={
        <>
          <Button variant="default" disabled={busy} onClick={() => answer(false)}>
            {t('shell.cancel')}
          </Button>
          <Button type="submit" form={FORM} loading={busy}>
            {t('sessions.password.go')}
          </Button>
        </>
      }
    >
      <form id={FORM} onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap="md">
          <div>{t('sessions.password.body')}</div>
          <input type="email" autoComplete="username" value={email} readOnly hidden />
          <PasswordInput
            ref={field}
            data-autofocus
            label={t('sessions.password.label', { email })}
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            error={
              missing
                ? t('signIn.error.passwordMissing')
                : wrong && `${wrong.title} ${wrong.remedy}`
            }
            visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
          />
          {failure && !isWrong && <Message failure={failure} />}
        </Stack>
      </form>
    </Dialog>
  )
}
