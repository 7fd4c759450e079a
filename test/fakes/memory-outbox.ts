import type { Outbox } from '../../electron/outbox/outbox.ts'
import type { OutboxRecord, RefusedRecord } from '../../electron/outbox/record.ts'
import { err, ok } from '../../shared/result.ts'

/** The outbox in memory; `full` makes it refuse as a full disk does. */
export function memoryOutbox(): Outbox & { full: boolean } {
  const queued = new Map<string, OutboxRecord>()
  const refused = new Map<string, RefusedRecord>()
  const listeners = new Set<() => void>()
  let sequence = 0
  const changed = () => {
    for (const listener of listeners) listener()
  }
  const outbox: Outbox & { full: boolean } = {
    full: false,
    async add(draft) {
      const known = queued.get(draft.id) ?? refused.get(draft.id)?.record
      if (known) return ok(known)
      if (outbox.full) return err('disk_full')
      sequence += 1
      const record: OutboxRecord = { ...draft, sequence }
      queued.set(record.id, record)
      changed()
      return ok(record)
    },
    queued: () => [...queued.values()],
    refused: () => [...refused.values()],
    async acknowledge(id) {
      if (queued.delete(id)) changed()
    },
    async refuse(id, error) {
      const record = queued.get(id)
      if (!record) return
      queued.delete(id)
      refused.set(id, { record, error })
      changed()
    },
    async replace(id, parts) {
      if (!queued.delete(id) && !refused.delete(id)) return false
      for (const { draft, error } of parts) {
        sequence += 1
        const record: OutboxRecord = { ...draft, sequence, partOf: id }
        if (error) refused.set(record.id, { record, error })
        else queued.set(record.id, record)
      }
      changed()
      return true
    },
    async retry(id) {
      const entry = refused.get(id)
      if (!entry) return false
      sequence += 1
      refused.delete(id)
      queued.set(id, { ...entry.record, sequence })
      changed()
      return true
    },
    async discard(id) {
      if (!refused.delete(id)) return false
      changed()
      return true
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  return outbox
}
