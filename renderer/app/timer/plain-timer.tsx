import { useState } from 'react'
import { failureOf } from '../../../shared/contract/errors.ts'
import { useFailureText } from '../../ui/failure-text.ts'
import { Note } from '../../ui/note.tsx'
import { useApp } from '../state/app-store.ts'
import { ElsewhereNote } from './blocker-note.tsx'
import { Board } from './board.tsx'
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
    <Board session={session} project={project} projects={projects} onChoose={setChosen}>
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
    </Board>
  )
}
