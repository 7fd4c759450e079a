import { Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { Failure } from '../../../shared/contract/errors.ts'
import { Note } from '../../ui/note.tsx'
import { signIn } from '../api/session.ts'
import { Message } from '../parts/message.tsx'
import { BarePage } from '../shell/bare-page.tsx'

/** Stands in the place of every page until someone is signed in; the address stays. */
export function SignInPage() {
  const { t } = useTranslation()
  const [path] = useLocation()
  return (
    <BarePage
      title={t('signIn.button')}
      lead={path === '/device' ? t('signIn.leadDevice') : t('signIn.leadPages')}
    >
      <SignInForm />
    </BarePage>
  )
}

/** Email and password; what is wrong stands beside the field it is about. */
function SignInForm() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [wrong, setWrong] = useState<CredentialsError | null>(null)
  const [failure, setFailure] = useState<Failure | 'wrong_credentials' | null>(null)
  const [busy, setBusy] = useState(false)
  const fields = { email: useRef<HTMLInputElement>(null), password: useRef<HTMLInputElement>(null) }

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (busy) return
    const found = checkCredentials(email, password)
    setWrong(found)
    setFailure(null)
    if (found) {
      fields[found.field].current?.focus()
      return
    }
    setBusy(true)
    const result = await signIn(email.trim(), password)
    if (result.ok) await queries.resetQueries()
    else {
      setFailure(result.error)
      setBusy(false)
    }
  }

  const errorOf = (field: CredentialsError['field']): string | undefined =>
    wrong?.field === field ? t(`signIn.error.${wrong.code}`) : undefined

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="lg">
        <TextInput
          ref={fields.email}
          label={t('signIn.email')}
          type="email"
          autoComplete="username"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          error={errorOf('email')}
        />
        <PasswordInput
          ref={fields.password}
          label={t('signIn.password')}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={errorOf('password')}
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
        />
        {failure === 'wrong_credentials' ? (
          <Note tone="risk" role="alert" title={t('signIn.wrong')}>
            {t('signIn.wrongRemedy')}
          </Note>
        ) : (
          failure && <Message failure={failure} />
        )}
        <Button type="submit" loading={busy}>
          {t('signIn.button')}
        </Button>
      </Stack>
    </form>
  )
}

/** What is missing before the marketplace is asked, and in which field. */
type CredentialsError =
  | { field: 'email'; code: 'emailMissing' | 'emailMalformed' }
  | { field: 'password'; code: 'passwordMissing' }

/** Checks only what a slip of the hand leaves out; the marketplace decides the rest. */
function checkCredentials(email: string, password: string): CredentialsError | null {
  const address = email.trim()
  if (address === '') return { field: 'email', code: 'emailMissing' }
  if (!/^\S+@\S+$/.test(address)) return { field: 'email', code: 'emailMalformed' }
  return password === '' ? { field: 'password', code: 'passwordMissing' } : null
}
