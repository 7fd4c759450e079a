import type { Project } from '../../../shared/contract/entities.ts'
import { useData } from '../data/data-context.tsx'
import { useApp } from '../state/app-store.ts'
import { startBlocker } from './start-blocker.ts'
import { useSession } from './use-session.ts'

/** The timer's one button and its memo, by what the replica knows of the project. */
export function useTimer(project: Project | null) {
  const data = useData()
  const running = useApp((app) => app.tracker.phase !== 'stopped')
  const deviceId = useApp((app) => app.deviceId)
  const blocker =
    running || !project ? null : startBlocker(project, data?.runningSession ?? null, deviceId)
  return { ...useSession(project && !blocker ? project.id : null), blocker }
}
