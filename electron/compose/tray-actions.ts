import type { TrayActions } from '../desktop/tray.ts'
import { workedInWeekOf } from '../tracking/last-session.ts'
import type { Services } from './services.ts'

/** What the lines of the tray's menu do. */
export function createTrayActions(services: Services, quit: () => void): TrayActions {
  const { ports, storage, tracking } = services
  return {
    start() {
      const last = storage.lastSession.read()
      if (!last) return
      const workedThisWeekMs = workedInWeekOf(last, ports.clock.now().wallMs)
      const { idleThresholdMs } = ports.settings.read()
      const terms = { ...last.terms, idleThresholdMs }
      void tracking.session.start({ terms, memo: last.memo, workedThisWeekMs })
    },
    keepIdle: () => void tracking.session.answerIdle('keep'),
    discardIdle: () => void tracking.session.answerIdle('discard'),
    stop: () => void tracking.session.stop(),
    open: () => ports.showWindow(null),
    quit,
  }
}
