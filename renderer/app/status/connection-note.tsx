import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { failureOf } from '../../../shared/contract/errors.ts'
import { useFailureText } from '../../ui/failure-text.ts'
import { Note } from '../../ui/note.tsx'
import { useData } from '../data/data-context.tsx'
import { useApp } from '../state/app-store.ts'
import { useCall } from '../state/use-call.ts'
import classes from './status.module.css'

/** What a broken connection means for what is tracked and asked, where that needs saying (Y5, Y6). */
export function ConnectionNote() {
  const { t } = useTranslation()
  const textOf = useFailureText()
  const connection = useApp((app) => app.connection)
  const blockedBy = useApp((app) => app.blockedBy)
  const waits = useApp((app) => app.pending.some(({ state }) => state === 'queued'))
  const deviceCode = useApp((app) => app.deviceCode)
  const behind = useData()?.pullFailure
  const signIn = useCall('account.signIn')
  if (connection === 'signedOut') {
    return (
      <div className={classes.note}>
        <Note
          tone="attention"
          title={t('outbox.signedOutTitle')}
          actions={
            <Button size="xs" loading={signIn.busy} onClick={() => void signIn.run(null)}>
              {t('signIn.button')}
            </Button>
          }
        >
          <p>{t('outbox.signedOutText')}</p>
          {deviceCode && (
            <p>
              {t('signIn.codeTitle')}: <b className="mp-figure">{deviceCode.userCode}</b>
            </p>
          )}
        </Note>
      </div>
    )
  }
  if (connection === 'serverTooNew') {
    return (
      <div className={classes.note}>
        <Note tone="attention" title={t('outbox.tooNewTitle')}>
          <p>{t('outbox.tooNewText')}</p>
        </Note>
      </div>
    )
  }
  if (connection === 'blocked' && blockedBy) {
    const { title, remedy } = textOf(failureOf(blockedBy))
    return (
      <div className={classes.note}>
        <Note tone="attention" title={title}>
          <p>
            {t('outbox.goesOn')} {remedy}
          </p>
        </Note>
      </div>
    )
  }
  if (connection === 'offline' && waits) {
    return <p className={classes.safe}>{t('outbox.safe')}</p>
  }
  if (connection === 'online' && behind) {
    return <p className={classes.safe}>{t('outbox.behind', { reason: textOf(behind).title })}</p>
  }
  return null
}
