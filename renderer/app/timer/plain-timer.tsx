import { useState } from 'react'
import { failureOf } from '../../../shared/contract/errors.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { useFailureText } from '../../ui/failure-text.ts'
import { Note } from '../../ui/note.tsx'
import { useApp } from '../state/app-store.ts'
import { BigButton } from './big-button.tsx'
import { ElsewhereNote } from './blocker-note.tsx'
import { IdleQuestion } from './idle-question.tsx'
import { ProjectFields } from './project-fields.tsx'
import { SessionFigure } from './session-figure.tsx'
import classes from './timer.module.css'
import { useSession } from './use-session.ts'

/**
 * The timer by what main itself knows, for a window that has no replica to read: nobody is signed in
 * (Y6), or the replica cannot be opened. Nothing is drawn when there is nothing to track.
 */
export function PlainTimer() {
  const tracker = useApp((app) => app.tracker)
  const projects = useApp((app) => app.startable)
  const elsewhere = useApp((app) => app.elsewhere)
  const [chosen, setChosen] = useState<number | null>(null)
  const wanted = chosen ?? tracker.terms?.projectId
  const free = projects.find(({ blockedBy }) => blockedBy === null)
  const project = projects.find(({ id }) => id === wanted) ?? free ?? projects[0] ?? null
  const blockedBy = tracker.phase === 'stopped' ? (project?.blockedBy ?? null) : null
  const session = useSession(project && blockedBy === null ? project.id : null)
  const textOf = useFailureText()
  if (!project && !session.running) return null
  const blocked = blockedBy && textOf(failureOf(blockedBy))
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
          onChoose={setChosen}
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
        {project && elsewhere && blockedBy === 'session_elsewhere' && (
          <ElsewhereNote
            session={elsewhere}
            projects={projects}
            busy={session.busy}
            onTakeOver={(sessionId) => session.takeOver(project.id, sessionId)}
          />
        )}
        {blocked && blockedBy !== 'session_elsewhere' && (
          <Note tone="attention" role="status" title={blocked.title}>
            <p>{blocked.remedy}</p>
          </Note>
        )}
        {session.failure && <ErrorNote failure={session.failure} />}
      </section>
    </>
  )
}
