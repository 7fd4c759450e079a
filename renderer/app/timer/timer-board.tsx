import type { Project } from '../../../shared/contract/entities.ts'
import { billingWeek } from '../../../shared/time/billing-week.ts'
import { localDay } from '../../../shared/time/day.ts'
import { ownZone } from '../../ui/zone.ts'
import { useSegments } from '../data/data-context.tsx'
import { useNow } from '../state/use-now.ts'
import { BlockerNote } from './blocker-note.tsx'
import { Board } from './board.tsx'
import { Ribbon } from './ribbon.tsx'
import { useTimer } from './use-timer.ts'
import { WeekStrip } from './week-strip.tsx'

type TimerBoardProps = {
  /** The chosen project; null when the running one is not in the replica. */
  project: Project | null
  projects: Project[]
  onChoose: (projectId: number) => void
}

export function TimerBoard({ project, projects, onChoose }: TimerBoardProps) {
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
      <Board session={timer} project={project} projects={projects} onChoose={onChoose}>
        {timer.blocker && project && (
          <BlockerNote
            blocker={timer.blocker}
            project={project}
            projects={projects}
            busy={timer.busy}
            onTakeOver={timer.takeOver}
          />
        )}
      </Board>
      <Ribbon segments={today} day={day} nowMs={nowMs} />
      {project && <WeekStrip project={project} segments={ofProject} week={week} />}
    </>
  )
}
