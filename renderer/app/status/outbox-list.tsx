import { IconAlertTriangle, IconCloudUpload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../shared/contract/errors.ts'
import type { PendingRecord } from '../../../shared/contract/ipc.ts'
import { useFailureText } from '../../ui/failure-text.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { OverlapChoices, sharedTime } from './overlap-choices.tsx'
import { RecordActions } from './record-actions.tsx'
import { recordWords } from './record-words.ts'
import classes from './status.module.css'

/** Rows drawn at once; after days offline there may be thousands. */
const SHOWN = 50

/** What waits on this computer, refused ones first, each with its reason and what to do (Y3). */
export function OutboxList({ records }: { records: readonly PendingRecord[] }) {
  const { t } = useTranslation()
  const textOf = useFailureText()
  const reasonOf = (error: Failure) => {
    const { title, remedy } = textOf(error)
    return `${title} ${remedy}`
  }
  const sorted = [
    ...records.filter(({ state }) => state === 'refused'),
    ...records.filter(({ state }) => state === 'queued'),
  ]
  const more = sorted.length - SHOWN
  return (
    <div className={classes.outbox}>
      <p className={classes.safe}>{t('outbox.safe')}</p>
      <ul className={classes.records} aria-label={t('outbox.waitingList')}>
        {sorted.slice(0, SHOWN).map((record) => (
          <li key={record.id} className={classes.record}>
            <span className={classes.recordWords}>
              {recordWords(t, record)}
              {record.error && <span className={classes.reason}>{reasonOf(record.error)}</span>}
            </span>
            {record.state === 'refused' ? (
              <>
                <StatusBadge tone="risk" icon={<IconAlertTriangle />}>
                  {t('diary.badge.refused')}
                </StatusBadge>
                <RefusedActions record={record} about={recordWords(t, record)} />
              </>
            ) : (
              <StatusBadge tone="attention" icon={<IconCloudUpload />}>
                {t('requests.state.queued')}
              </StatusBadge>
            )}
          </li>
        ))}
        {more > 0 && <li className={classes.record}>{t('outbox.more', { count: more })}</li>}
      </ul>
    </div>
  )
}

/** What can be done with a refused record: time that was recorded twice is settled (T11). */
function RefusedActions({ record, about }: { record: PendingRecord; about: string }) {
  const shared = sharedTime(record)
  if (!shared) return <RecordActions id={record.id} about={about} />
  return <OverlapChoices id={record.id} about={about} {...shared} />
}
