import type { Failure } from '../../shared/contract/errors.ts'
import type { AppNotice } from '../../shared/contract/ipc.ts'
import { sayAppNotice } from '../../shared/words/app-notice.ts'
import type { Words } from '../../shared/words/words.ts'
import type { OutboxRecord } from '../outbox/record.ts'
import type { Tracker } from './tracker.ts'

/** What reporting an interruption needs. */
export type InterruptionPorts = {
  words: Words
  notices: { show(notice: AppNotice): void; dismiss(id: string): void }
  announcer: {
    announce(announcement: { title: string; body: string }, onClick: () => void): Promise<void>
  }
  nowMs(): number
  showWindow(projectId: null): void
}

/** What happens to tracking without the person's wish, and what they hear of it. */
export type Interruptions = {
  /** T9: when the start of the running session was refused, it ends; its time stays. */
  startRefused(tracker: Tracker, record: OutboxRecord, error: Failure): void
  /** T9: a Start that no window could answer was refused. */
  notStarted(error: Failure): void
  /** T13: the session ended on the marketplace, `by` another device or by itself. */
  endedThere(tracker: Tracker, sessionId: string, by: string | null): void
  /** Y6: the session ended because another account has signed in. */
  handedOver(): void
  /** The disk refuses the time, which then counts on in memory; null when it takes it again. */
  storage(trouble: 'disk_full' | 'unwritable' | null): void
}

/** Those that are also said by a notification. */
type Announced = Extract<AppNotice, { kind: Told }>
type Told = 'startRefused' | 'notStarted' | 'handedOver' | 'takenOver' | 'endedThere'

/** Keeps each interruption in the window until dismissed; one that stops tracking is announced. */
export function createInterruptions(ports: InterruptionPorts): Interruptions {
  const announce = (notice: Announced) => {
    ports.notices.show(notice)
    const title = ports.words.t(`appNotices.${notice.kind}.announced`)
    const announcement = { title, body: sayAppNotice(ports.words, notice).text }
    void ports.announcer.announce(announcement, () => ports.showWindow(null))
  }
  return {
    startRefused(tracker, record, { code }) {
      if (record.type !== 'startSession') return
      if (tracker.state().session?.id !== record.payload.sessionId) return
      void tracker.handle({ kind: 'stopped' })
      announce({ id: 'sessionRefused', kind: 'startRefused', atMs: ports.nowMs(), code })
    },
    notStarted({ code }) {
      announce({ id: 'notStarted', kind: 'notStarted', atMs: ports.nowMs(), code })
    },
    endedThere(tracker, sessionId, by) {
      if (tracker.state().session?.id !== sessionId) return
      void tracker.handle({ kind: 'stopped' })
      const told = { id: 'endedThere', atMs: ports.nowMs() }
      announce(
        by === null
          ? { ...told, kind: 'endedThere' }
          : {
              ...told,
              kind: 'takenOver',
              device: by || ports.words.t('timer.blocked.otherDevice'),
            },
      )
    },
    handedOver: () => announce({ id: 'handover', kind: 'handedOver', atMs: ports.nowMs() }),
    storage(trouble) {
      if (trouble === null) return ports.notices.dismiss('storage')
      const kind = trouble === 'disk_full' ? 'diskFull' : 'unwritable'
      ports.notices.show({ id: 'storage', kind, atMs: ports.nowMs() })
    },
  }
}
