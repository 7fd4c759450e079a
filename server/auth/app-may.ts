import type { CommandType, WindowCommandType } from '../../shared/contract/commands.ts'
import { PATHS } from '../../shared/contract/http.ts'

/** What the app gives besides what its window submits. */
type OfMainProcess =
  | 'registerDevice'
  | 'startSession'
  | 'stopSession'
  | 'postSegment'
  | 'postSegmentOver'

/**
 * The commands that a session of the app may give (A2): those that the app has a use for. Whoever
 * steals its token can track and ask in its owner's name, and pays nobody.
 */
const COMMANDS: Record<OfMainProcess | WindowCommandType, true> = {
  registerDevice: true,
  startSession: true,
  stopSession: true,
  postSegment: true,
  postSegmentOver: true,
  acceptProject: true,
  requestMilestone: true,
  withdrawMilestoneRequest: true,
  requestRelease: true,
  cancelMilestone: true,
  rejectCancellation: true,
}

/** The routes that a session of the app may use (A2). What anyone may use is not among them. */
const ROUTES: readonly string[] = [
  `POST ${PATHS.commands}`,
  `GET ${PATHS.changes}`,
  `GET ${PATHS.events}`,
  `GET ${PATHS.me}`,
  `GET ${PATHS.runningSession}`,
  `POST ${PATHS.heardSession}`,
  'PUT /api/captures/:captureId/displays/:display',
  'GET /api/captures/:captureId/displays/:display',
]

/** Whether a session of the app may give a command. */
export const appMayGive = (type: CommandType): boolean => Object.hasOwn(COMMANDS, type)

/** Whether a session of the app may use a route. */
export const appMayUse = ({ method, url }: { method: string; url: string }): boolean =>
  ROUTES.includes(`${method} ${url}`)
