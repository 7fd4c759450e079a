import type { Failure } from '../../shared/contract/errors.ts'
import type { AppNotice } from '../../shared/contract/ipc.ts'
import { en } from '../../shared/words/en/index.ts'
import type { OutboxRecord } from '../outbox/record.ts'
import type { Tracker } from './tracker.ts'

/** What reporting an interruption needs. */
export type InterruptionPorts = {
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
  /** Y6: the session ended because another account has signed in. */
  handedOver(): void
  /** The disk refuses the time, which then counts on in memory; null when it takes it again. */
  storage(trouble: 'disk_full' | 'unwritable' | null): void
}

/** Keeps each interruption in the window until dismissed; one that stops tracking is announced. */
export function createInterruptions(ports: InterruptionPorts): Interruptions {
  const announce = (id: string, title: string, text: string) => {
    ports.notices.show({ id, kind: 'sessionRefused', atMs: ports.nowMs(), text })
    const announcement = { title, body: text }
    void ports.announcer.announce(announcement, () => ports.showWindow(null))
  }
  const stopped = (id: string, text: string) => announce(id, 'Tracking has stopped', text)
  return {
    startRefused(tracker, record, error) {
      if (record.type !== 'startSession') return
      if (tracker.state().session?.id !== record.payload.sessionId) return
      void tracker.handle({ kind: 'stopped' })
      const { title, remedy } = en.words.errors[error.code]
      stopped(
        'sessionRefused',
        `${title} Tracking has stopped; the time so far is kept on this computer. ${remedy}`,
      )
    },
    notStarted({ code }) {
      const { title, remedy } = en.words.errors[code]
      announce('notStarted', 'Tracking has not started', `${title} ${remedy}`)
    },
    handedOver: () => stopped('handover', HANDOVER),
    storage(trouble) {
      if (trouble === null) return ports.notices.dismiss('storage')
      const text = STORAGE[trouble]
      ports.notices.show({ id: 'storage', kind: 'storageTrouble', atMs: ports.nowMs(), text })
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
