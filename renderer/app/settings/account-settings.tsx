import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Section } from '../../ui/section.tsx'
import { useApp } from '../state/app-store.ts'
import { useCall } from '../state/use-call.ts'
import classes from './settings.module.css'

/** Who is signed in, and where. */
export function AccountSettings() {
  const { t } = useTranslation()
  const account = useApp((app) => app.account)
  const server = useApp((app) => app.server)
  const open = useCall('app.openInBrowser')
  const signOut = useCall('account.signOut')
  const failure = open.failure ?? signOut.failure
  return (
    <Section title={t('settings.account')}>
      {account && (
        <p className={classes.line}>
          {t('settings.signedInAs', { name: account.name, email: account.email })}
        </p>
      )}
      <p className={classes.hint}>{t('signIn.server', { server })}</p>
      <div className={classes.buttons}>
        <Button variant="default" onClick={() => void open.run({ page: 'marketplace' })}>
          {t('settings.openMarketplace')}
        </Button>
        <Button variant="default" loading={signOut.busy} onClick={() => void signOut.run(null)}>
          {t('settings.signOut')}
        </Button>
      </div>
      <p className={classes.hint}>{t('settings.signOutHint')}</p>
      {failure && <ErrorNote failure={failure} />}
    </Section>
  )
}
