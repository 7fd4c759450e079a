import { useTranslation } from 'react-i18next'
import { useApp } from '../state/app-store.ts'
import { RunningTime } from '../state/running-time.tsx'
import classes from './timer.module.css'

/** The one large figure: how long this session has run. */
export function SessionFigure() {
  const { t } = useTranslation()
  const phase = useApp((app) => app.tracker.phase)
  return (
    <div className={classes.session}>
      <p className={classes.phase} role="status">
        {t(`timer.phase.${phase}`)}
      </p>
      <p className={classes.figure} role="timer" aria-label={t('timer.elapsed')}>
        <RunningTime />
      </p>
    </div>
  )
}
