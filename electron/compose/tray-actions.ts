import type { TrayActions } from '../desktop/tray.ts'
import type { Services } from './services.ts'

/** What the lines of the tray's menu do. */
export function createTrayActions(services: Services, quit: () => void): TrayActions {
  const { ports, tracking, conversation } = services
  return {
    start: () => void tracking.startAgain(),
    takeOver: () => void tracking.startAgain(conversation.elsewhere()?.sessionId),
    keepIdle: () => void tracking.session.answerIdle('keep'),
    discardIdle: () => void tracking.session.answerIdle('discard'),
    stop: () => void tracking.session.stop(),
    open: () => ports.showWindow(null),
    quit,
  }
}
