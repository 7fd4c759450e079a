import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Project } from '../../../shared/contract/entities.ts'
import { releaseBlockers } from '../../../shared/milestones/release.ts'
import { Note } from '../../ui/note.tsx'
import classes from './projects.module.css'

/** The article's note as it stands for this project now: what is missing and how to fix it (P8). */
export function ReleaseNote({ project }: { project: Project }) {
  const { t } = useTranslation()
  const { type, deviceRegistered, postedMs } = project
  if (type !== 'hourly') return null
  const blockers = releaseBlockers({
    projectType: type,
    deviceRegistered,
    hoursPosted: postedMs > 0,
  })
  if (blockers.length === 0) {
    return (
      <Note tone="paid" title={t('release.steps.fulfilled')}>
        <p>{t('release.steps.fulfilledText')}</p>
      </Note>
    )
  }
  const check = (done: boolean, words: string) => (
    <li data-done={done}>
      {done ? <IconCircleCheck aria-hidden="true" /> : <IconAlertTriangle aria-hidden="true" />}
      <span>
        <span className="mp-unseen">
          {done ? t('release.steps.done') : t('release.steps.open')}:{' '}
        </span>
        {words}
      </span>
    </li>
  )
  return (
    <Note tone="attention" title={t('release.steps.missing')}>
      {!deviceRegistered && <p>{t('release.steps.note')}</p>}
      <ul className={classes.checks}>
        {check(
          deviceRegistered,
          deviceRegistered ? t('release.steps.app') : t('release.steps.appMissing'),
        )}
        {check(
          postedMs > 0,
          postedMs > 0 ? t('release.steps.hours') : t('release.steps.hoursMissing'),
        )}
      </ul>
    </Note>
  )
}
