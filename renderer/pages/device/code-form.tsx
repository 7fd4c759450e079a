import { Button, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** The code, typed by hand, when the page was not opened by the app. */
export function CodeForm({ onCode }: { onCode: (code: string) => void }) {
  const { t } = useTranslation('employer')
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
