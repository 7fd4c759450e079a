import { useTranslation } from 'react-i18next'
import { runningTime } from '../../ui/duration.ts'
import { useApp } from '../state/app-store.ts'
import { useLiveTracker } from '../state/live-tracker.ts'
import classes from './timer.module.css'

/** The one large figure: how long this session has run. */
export function SessionFigure() {
  const { t } = useTranslation()
  const phase = useApp((app) => app.tracker.phase)
  const live = useLiveTracker()
  const ms = phase === 'stopped' ? 0 : (live?.sessionMs ?? 0)
  return (
    <div className={classes.session}>
      <p className={classes.phase} role="status">
        {t(`timer.phase.${phase}`)}
      </p>
      <p className={classes.figure} role="timer" aria-label={t('timer.elapsed')}>
        {runningTime(ms)}
      </p>
    </div>
  )
}
