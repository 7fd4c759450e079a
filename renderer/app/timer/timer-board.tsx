import type { Project } from '../../../shared/contract/entities.ts'
import { billingWeek } from '../../../shared/time/billing-week.ts'
import { localDay } from '../../../shared/time/day.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { ownZone } from '../../ui/zone.ts'
import { useSegments } from '../data/data-context.tsx'
import { useApp } from '../state/app-store.ts'
import { useNow } from '../state/use-now.ts'
import { BigButton } from './big-button.tsx'
import { BlockerNote } from './blocker-note.tsx'
import { IdleQuestion } from './idle-question.tsx'
import { ProjectFields } from './project-fields.tsx'
import { Ribbon } from './ribbon.tsx'
import { SessionFigure } from './session-figure.tsx'
import classes from './timer.module.css'
import { useTimer } from './use-timer.ts'
import { WeekStrip } from './week-strip.tsx'

type TimerBoardProps = {
  /** The chosen project; null when the running one is not in the replica. */
  project: Project | null
  projects: Project[]
  onChoose: (projectId: number) => void
}

export function TimerBoard({ project, projects, onChoose }: TimerBoardProps) {
  const tracker = useApp((app) => app.tracker)
  const nowMs = useNow(60_000)
  const zone = ownZone()
  const day = localDay(nowMs, zone)
  const week = billingWeek(nowMs, project?.employerZone ?? zone)
  const ofWeek = useSegments(week.startMs, week.endMs)
  const today = useSegments(day.startMs, day.endMs)
  const ofProject =
    ofWeek?.filter(({ projectId, startMs }) => {
      return projectId === project?.id && startMs >= week.startMs
    }) ?? null
  const timer = useTimer(project)
  return (
    <>
      {tracker.phase === 'idlePending' && tracker.idleSinceMs !== null && (
        <IdleQuestion sinceMs={tracker.idleSinceMs} />
      )}
      <section className={classes.board} data-running={tracker.phase === 'running'}>
        <ProjectFields
          project={project}
          projects={projects}
          memo={timer.memo}
          onChoose={onChoose}
          onMemo={timer.setMemo}
          onMemoDone={timer.saveMemo}
        />
        <div className={classes.heart}>
          <SessionFigure />
          <BigButton
            running={timer.running}
            disabled={!timer.canPress}
            busy={timer.busy}
            onPress={timer.press}
          />
        </div>
        {timer.blocker && project && (
          <BlockerNote
            blocker={timer.blocker}
            project={project}
            projects={projects}
            busy={timer.busy}
            onTakeOver={timer.takeOver}
          />
        )}
        {timer.failure && <ErrorNote failure={timer.failure} />}
      </section>
      <Ribbon segments={today} day={day} nowMs={nowMs} />
      {project && <WeekStrip project={project} segments={ofProject} week={week} />}
    </>
  )
}
