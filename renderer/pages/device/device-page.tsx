import { Anchor, Button, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Note } from '../../ui/note.tsx'
import { signOut } from '../api/session.ts'
import { useAccount } from '../shell/account.tsx'
import { BarePage } from '../shell/bare-page.tsx'
import { DeviceAnswer } from './device-answer.tsx'

/** Where a freelancer lets the Desktop App in, by the code that the app shows. */
export function DevicePage() {
  const { t } = useTranslation()
  const { role, name } = useAccount()
  // Never taken from the address: who follows a link has read no code from an app (A2).
  const [code, setCode] = useState('')
  return (
    <BarePage title={t('device.title')} lead={t('shell.signedInAs', { name })}>
      {role !== 'freelancer' ? (
        <Note tone="attention" title={t('device.employer')} actions={<SignOutButton />}>
          {t('device.employerBody')}
        </Note>
      ) : code === '' ? (
        <CodeForm onCode={setCode} />
      ) : (
        <>
          <DeviceAnswer code={code} />
          <Anchor component="button" type="button" onClick={() => setCode('')}>
            {t('device.another')}
          </Anchor>
        </>
      )}
    </BarePage>
  )
}

/** The code, typed by hand as the app shows it. */
function CodeForm({ onCode }: { onCode: (code: string) => void }) {
  const { t } = useTranslation()
  const [code, setCode] = useState('')
  const [missing, setMissing] = useState(false)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const typed = code.trim().toUpperCase()
    setMissing(typed === '')
    if (typed !== '') onCode(typed)
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <TextInput
          label={t('device.codeLabel')}
          description={t('device.codeHelp')}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          error={missing ? t('device.codeMissing') : undefined}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={32}
        />
        <Button type="submit">{t('device.look')}</Button>
      </Stack>
    </form>
  )
}

/** Signs out and comes back to the same address. */
function SignOutButton() {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  const leave = async (): Promise<void> => {
    setBusy(true)
    await signOut()
    // A full load: nothing of this account stays in the page's memory.
    window.location.reload()
  }
  return (
    <Button variant="default" size="xs" loading={busy} onClick={() => void leave()}>
      {t('shell.signOut')}
    </Button>
  )
}
