import type { Failure } from '../../shared/contract/errors.ts'
import type { StartableProject, TrackerView } from '../../shared/contract/ipc.ts'
import { takeCapture } from '../capture/capturer.ts'
import { createTrackerNews } from '../desktop/tracker-news.ts'
import type { OutboxRecord } from '../outbox/record.ts'
import { driveTracker } from '../tracking/drive-tracker.ts'
import { createInterruptions } from '../tracking/interruptions.ts'
import { keepLastSession, workedInWeekOf } from '../tracking/last-session.ts'
import { createSessionControl, type SessionControl } from '../tracking/session-control.ts'
import { createStartJudge } from '../tracking/start-terms.ts'
import { createTracker, type Tracker } from '../tracking/tracker.ts'
import { toTrackerView } from '../tracking/tracker-view.ts'
import type { AppPorts } from './app-ports.ts'
import type { Storage } from './storage.ts'

/** The room that owns time. */
export type Tracking = {
  tracker: Tracker
  session: SessionControl
  /**
   * Starts again what was tracked last, `insteadOf` another device's session where one is named (T13);
   * a refusal is announced, as no window may be open (T9).
   */
  startAgain(insteadOf?: string): Promise<void>
  /** The marketplace has ended our session (T13). */
  endedThere(sessionId: string, by: string | null): void
  /** The marketplace refused a record of ours. */
  refused(record: OutboxRecord, error: Failure): void
  view(): TrackerView
  /** What can be tracked, and what stands in its way. */
  startable(): StartableProject[]
  /** Stops the session, waits for captures under way, and ticks no more. */
  close(): Promise<void>
}

/** How long quitting waits for a capture; the next start files its segment without it. */
const CLOSE_MS = 3_000

/** Recovers what a crash left (T7), then ticks. */
export async function openTracking(
  ports: AppPorts,
  storage: Storage,
  catchUp: () => Promise<void>,
): Promise<Tracking> {
  const { account, pictures, outbox, checkpoint } = storage
  const last = keepLastSession(storage.lastSession)
  const nowMs = () => ports.clock.now().wallMs
  const interruptions = createInterruptions({ ...ports, nowMs })
  const news = createTrackerNews({ ...ports, nowMs })
  const identity = () => ({ deviceId: account.deviceId, owner: account.owner() })
  const capturer = { ...ports, pictures, nowMs }
  const tracker: Tracker = createTracker({
    ...ports,
    checkpoint,
    outbox,
    captures: {
      take: (captureId, owner) => takeCapture({ ...capturer, owner: () => owner }, captureId),
      drop: pictures.drop,
    },
    identity,
    isCopy: storage.isCopy,
    onStep(before, state, effects) {
      last.step(before, effects)
      news.show(state, effects)
      ports.onChange()
    },
    onHandover: interruptions.handedOver,
    onStorage: interruptions.storage,
  })
  await tracker.handle({ kind: 'recovered' })
  const stopDriving = driveTracker(tracker, ports.power)
  const judge = createStartJudge({
    contracts: storage.contracts,
    outbox,
    tracker,
    last: last.read,
    identity,
    idleThresholdMs: () => ports.settings.read().idleThresholdMs,
    nowMs,
  })
  const session = createSessionControl({ tracker, ids: ports.ids, judge: judge.judge, catchUp })
  return {
    tracker,
    session,
    async startAgain(insteadOf) {
      const again = last.read()
      if (!again) return
      const { terms, memo } = again
      const started = await session.start({
        projectId: terms.projectId,
        memo,
        insteadOf,
      })
      if (!started.ok) interruptions.notStarted(started.error)
    },
    endedThere: (sessionId, by) => interruptions.endedThere(tracker, sessionId, by),
    refused: (record, error) => interruptions.startRefused(tracker, record, error),
    view: () =>
      toTrackerView(tracker.state(), last.read(), (again) => {
        return judge.workedThisWeekMs(again.terms.projectId) ?? workedInWeekOf(again, nowMs())
      }),
    startable: judge.startable,
    async close() {
      stopDriving()
      await session.end()
      await Promise.race([tracker.settled(), new Promise((done) => setTimeout(done, CLOSE_MS))])
    },
  }
}
