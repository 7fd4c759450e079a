import type { AppNotice } from '../../shared/contract/ipc.ts'
import { type OutboxRecord, segmentOf } from '../outbox/record.ts'

/** What telling it needs. */
export type SyncNewsPorts = {
  notices: { show(notice: AppNotice): void; dismiss(id: string): void }
  nowMs(): number
}

/** What sending runs into and the person should hear of. */
export type SyncNews = {
  /** Time that was filed already; what a recovery said of its session is overtaken by that. */
  onFiledBefore(record: OutboxRecord): void
  /** Captures whose key is away; none once it is back. */
  onLocked(captures: number): void
}

/** Keeps each in the window until it is dismissed. */
export function createSyncNews({ notices, nowMs }: SyncNewsPorts): SyncNews {
  let filed = 0
  let locked = 0
  return {
    onFiledBefore(record) {
      filed += 1
      const segment = segmentOf(record)
      if (segment) notices.dismiss(`recovered:${segment.sessionId}`)
      notices.show({ id: 'filedBefore', kind: 'filedBefore', atMs: nowMs(), count: filed })
    },
    onLocked(captures) {
      // Said again only when it is another number: it may have been dismissed.
      if (captures === locked) return
      locked = captures
      if (captures === 0) notices.dismiss('lockedPictures')
      else
        notices.show({
          id: 'lockedPictures',
          kind: 'lockedPictures',
          atMs: nowMs(),
          count: captures,
        })
    },
  }
}
