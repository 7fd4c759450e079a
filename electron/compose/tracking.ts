import type { TrackerView } from '../../shared/contract/ipc.ts'
import { takeCapture } from '../capture/capturer.ts'
import { newsOf } from '../desktop/tracker-news.ts'
import { driveTracker } from '../tracking/drive-tracker.ts'
import { keepLastSession } from '../tracking/last-session.ts'
import { createSessionControl, type SessionControl } from '../tracking/session-control.ts'
import { createTracker, type Tracker } from '../tracking/tracker.ts'
import { toTrackerView } from '../tracking/tracker-view.ts'
import type { AppPorts } from './app-ports.ts'
import type { Storage } from './storage.ts'

/** The room that owns time. */
export type Tracking = {
  tracker: Tracker
  session: SessionControl
  view(): TrackerView
  /** Stops the session, waits for captures under way, and ticks no more. */
  close(): Promise<void>
}

/** How long quitting waits for a capture; the next start files its segment without it. */
const CLOSE_MS = 3_000

/** Recovers what a crash left (T7), then ticks. */
export async function openTracking(ports: AppPorts, storage: Storage): Promise<Tracking> {
  const { notices, announcer } = ports
  const { account, pictures, outbox, checkpoint } = storage
  const last = keepLastSession(storage.lastSession)
  const nowMs = () => ports.clock.now().wallMs
  const capturer = { ...ports, pictures, nowMs }
  const tracker: Tracker = createTracker({
    ...ports,
    checkpoint,
    outbox,
    captures: {
      take: (captureId, owner) => takeCapture({ ...capturer, owner: () => owner }, captureId),
      drop: pictures.drop,
    },
    identity: () => ({ deviceId: account.deviceId, owner: account.owner() }),
    onStep(before, state, effects) {
      last.step(before, effects)
      for (const effect of effects) {
        const news = newsOf(effect, state, nowMs())
        if (!news) continue
        if (news.notice) notices.show(news.notice)
        if (news.announced) void announcer.announce(news.announcement, () => ports.showWindow(null))
      }
      ports.onChange()
    },
    onHandover() {
      notices.show({ id: 'handover', kind: 'sessionRefused', atMs: nowMs(), text: HANDOVER })
      const announcement = { title: 'Tracking has stopped', body: HANDOVER }
      void announcer.announce(announcement, () => ports.showWindow(null))
    },
    onStorage(trouble) {
      if (trouble === null) return notices.dismiss('storage')
      notices.show({ id: 'storage', kind: 'storageTrouble', atMs: nowMs(), text: STORAGE[trouble] })
    },
  })
  await tracker.handle({ kind: 'recovered' })
  const stopDriving = driveTracker(tracker, ports.power)
  const session = createSessionControl(tracker, ports.ids)
  return {
    tracker,
    session,
    view: () => toTrackerView(tracker.state(), last.read(), nowMs()),
    async close() {
      stopDriving()
      await session.end()
      await Promise.race([tracker.settled(), new Promise((done) => setTimeout(done, CLOSE_MS))])
    },
  }
}

const HANDOVER =
  'Tracking has stopped: another account has signed in. The time so far stays with the account that it was tracked under, and is sent when that one signs in again.'

const STORAGE = {
  disk_full:
    'This computer has no room left to keep your time. It is counted on in memory; free some space and do not quit.',
  unwritable:
    'Your time cannot be written to this computer just now. It is counted on in memory and written as soon as that works again; do not quit.',
}
