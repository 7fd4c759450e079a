import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Note } from '../../ui/note.tsx'
import { useApp } from '../state/app-store.ts'
import { useCall } from '../state/use-call.ts'
import { useNow } from '../state/use-now.ts'
import { DeviceCode } from './device-code.tsx'
import classes from './sign-in.module.css'

type SignInCardProps = {
  /** What it says while no code is shown. */
  title: string
  lead: string
}

/** Signing in by device authorization: a code here, the approval in the browser. */
export function SignInCard({ title, lead }: SignInCardProps) {
  const { t } = useTranslation()
  const deviceCode = useApp((app) => app.deviceCode)
  const offline = useApp((app) => app.connection === 'offline')
  const server = useApp((app) => app.server)
  const signIn = useCall('account.signIn')
  const now = useNow(10_000)
  const expired = deviceCode !== null && deviceCode.expiresAtMs <= now
  return (
    <>
      {deviceCode && !expired ? (
        <DeviceCode {...deviceCode} />
      ) : (
        <>
          <h1 className={classes.title}>{title}</h1>
          <p className={classes.lead}>{lead}</p>
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
    </>
  )
}
