import type { Project } from '../../../shared/contract/entities.ts'
import { useApp } from '../state/app-store.ts'
import { startBlocker } from './start-blocker.ts'
import { useSession } from './use-session.ts'

/** The timer's one button and its memo, by what the replica knows of the project. */
export function useTimer(project: Project | null) {
  const elsewhere = useApp((app) => app.elsewhere)
  const running = useApp((app) => app.tracker.phase !== 'stopped')
  const deviceId = useApp((app) => app.deviceId)
  const blocker = running || !project ? null : startBlocker(project, elsewhere, deviceId)
  const session = useSession(project && !blocker ? project.id : null)
  return {
    ...session,
    blocker,
    /** Stops another device's session there and starts here (T13). */
    takeOver(insteadOf: string): void {
      if (project) session.takeOver(project.id, insteadOf)
    },
  }
}
