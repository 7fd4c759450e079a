import type { ReactNode } from 'react'
import type { Project } from '../../../shared/contract/entities.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { useApp } from '../state/app-store.ts'
import { BigButton } from './big-button.tsx'
import { IdleQuestion } from './idle-question.tsx'
import { ProjectFields } from './project-fields.tsx'
import { SessionFigure } from './session-figure.tsx'
import classes from './timer.module.css'
import type { useSession } from './use-session.ts'

type Choice = Pick<Project, 'id' | 'title'>

type BoardProps = {
  session: Omit<ReturnType<typeof useSession>, 'takeOver'>
  project: Choice | null
  projects: readonly Choice[]
  onChoose: (projectId: number) => void
  /** Why Start cannot be pressed. */
  children?: ReactNode
}

/** The project, its memo, the session's length and the one button; above them the idle question (T5). */
export function Board({ session, project, projects, onChoose, children }: BoardProps) {
  const tracker = useApp((app) => app.tracker)
  return (
    <>
      {tracker.phase === 'idlePending' && tracker.idleSinceMs !== null && (
        <IdleQuestion sinceMs={tracker.idleSinceMs} />
      )}
      <section className={classes.board} data-running={tracker.phase === 'running'}>
        <ProjectFields
          project={project}
          projects={projects}
          memo={session.memo}
          onChoose={onChoose}
          onMemo={session.setMemo}
          onMemoDone={session.saveMemo}
        />
        <div className={classes.heart}>
          <SessionFigure />
          <BigButton
            running={session.running}
            disabled={!session.canPress}
            busy={session.busy}
            onPress={session.press}
          />
        </div>
        {children}
        {session.failure && <ErrorNote failure={session.failure} />}
      </section>
    </>
  )
}
