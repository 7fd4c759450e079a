import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Note } from '../../ui/note.tsx'
import { Section } from '../../ui/section.tsx'
import { useApp } from '../state/app-store.ts'
import { useCall } from '../state/use-call.ts'
import classes from './settings.module.css'

/** Who is signed in, and where. Signing out first says how much is not sent yet (Y6). */
export function AccountSettings() {
  const { t } = useTranslation()
  const account = useApp((app) => app.account)
  const server = useApp((app) => app.server)
  const records = useApp((app) => app.pending.length)
  const captures = useApp((app) => app.picturesWaiting)
  const tracks = useApp((app) => app.tracker.phase !== 'stopped')
  const [asked, setAsked] = useState(false)
  const open = useCall('app.openInBrowser')
  const signOut = useCall('account.signOut')
  const failure = open.failure ?? signOut.failure
  const unsent = [
    ...(records > 0 ? [t('outbox.waiting', { count: records })] : []),
    ...(captures > 0 ? [t('outbox.pictures', { count: captures })] : []),
  ]
  const asks = asked && (unsent.length > 0 || tracks)
  const leave = () => void signOut.run(null)
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
        {!asks && (
          <Button
            variant="default"
            loading={signOut.busy}
            onClick={() => (unsent.length > 0 || tracks ? setAsked(true) : leave())}
          >
            {t('shell.signOut')}
          </Button>
        )}
      </div>
      {asks ? (
        <div ref={showWhole}>
          <Note
            tone="attention"
            role="alert"
            title={
              unsent.length > 0
                ? t('settings.signOutUnsent', { what: unsent.join(', ') })
                : t('settings.signOutTracking')
            }
            actions={
              <>
                <Button variant="default" loading={signOut.busy} onClick={leave}>
                  {t('shell.signOut')}
                </Button>
                <Button variant="subtle" onClick={() => setAsked(false)}>
                  {t('shell.cancel')}
                </Button>
              </>
            }
          >
            <p>{t('settings.signOutHint')}</p>
            {unsent.length > 0 && tracks && <p>{t('settings.signOutTracking')}</p>}
          </Note>
        </div>
      ) : (
        <p className={classes.hint}>{t('settings.signOutHint')}</p>
      )}
      {failure && <ErrorNote failure={failure} />}
    </Section>
  )
}

/** The question may open below the edge of the window. */
const showWhole = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' })
