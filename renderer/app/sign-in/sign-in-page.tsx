import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Note } from '../../ui/note.tsx'
import { Notices } from '../shell/notices.tsx'
import { useApp } from '../state/app-store.ts'
import { useCall } from '../state/use-call.ts'
import { useNow } from '../state/use-now.ts'
import { DeviceCode } from './device-code.tsx'
import classes from './sign-in.module.css'

/** Signing in by device authorization: a code here, the approval in the browser. */
export function SignInPage() {
  const { t } = useTranslation()
  const deviceCode = useApp((app) => app.deviceCode)
  const offline = useApp((app) => app.connection === 'offline')
  const server = useApp((app) => app.server)
  const signIn = useCall('account.signIn')
  const now = useNow(10_000)
  const expired = deviceCode !== null && deviceCode.expiresAtMs <= now
  return (
    <main className={classes.page}>
      <Notices />
      <div className={classes.card}>
        <p className={classes.name}>{t('shell.productName')}</p>
        {deviceCode && !expired ? (
          <DeviceCode {...deviceCode} />
        ) : (
          <>
            <h1 className={classes.title}>{t('signIn.title')}</h1>
            <p className={classes.lead}>{t('signIn.lead')}</p>
            {expired && <Note tone="attention" role="status" title={t('signIn.expired')} />}
            <Button size="md" loading={signIn.busy} onClick={() => void signIn.run(null)}>
              {t('signIn.button')}
            </Button>
          </>
        )}
        {offline && (
          <Note tone="attention" role="status" title={t('signIn.offline.title')}>
            <p>{t('signIn.offline.text')}</p>
          </Note>
        )}
        {signIn.failure && !offline && <ErrorNote failure={signIn.failure} />}
        <p className={classes.server}>{t('signIn.server', { server })}</p>
      </div>
    </main>
  )
}
