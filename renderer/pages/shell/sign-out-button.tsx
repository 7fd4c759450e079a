import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { signOut } from '../api/session.ts'

/** Signs out and comes back to the same address. */
export function SignOutButton() {
  const { t } = useTranslation('employer')
  const [busy, setBusy] = useState(false)
  const leave = async (): Promise<void> => {
    setBusy(true)
    await signOut()
    // A full load: nothing of this account stays in the page's memory.
    window.location.reload()
  }
  return (
    <Button variant="default" size="xs" loading={busy} onClick={() => void leave()}>
      {t('app.signOut')}
    </Button>
  )
}
