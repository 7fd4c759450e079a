import type { Failure } from '../../shared/contract/errors.ts'
import type { Result } from '../../shared/result.ts'
import type { OutboxRecord, RecordDraft, RefusedRecord } from './record.ts'

/** A record that takes another's place; with an `error` it is a refused one. */
export type RecordPart = { draft: RecordDraft; error: Failure | null }

/**
 * Every fact and command that the marketplace has not acknowledged (Y2). One contract suite holds
 * for every implementation.
 */
export type Outbox = {
  /**
   * Keeps a record; it survives any crash from the moment this resolves. An id that is already
   * kept, queued or refused, stays as it was first written.
   */
  add(draft: RecordDraft): Promise<Result<OutboxRecord, 'disk_full'>>
  /** What waits, in the order in which it was added. */
  queued(): readonly OutboxRecord[]
  /** What was refused, oldest first. */
  refused(): readonly RefusedRecord[]
  /** The marketplace has it: only now it is deleted here. */
  acknowledge(id: string): Promise<void>
  /** Moves a queued record aside, with the reason (Y3). */
  refuse(id: string, error: Failure): Promise<void>
  /**
   * Puts parts in a record's place, queued or refused: all of them or, after a crash, the record as it
   * was. False when there is no such record.
   */
  replace(id: string, parts: readonly RecordPart[]): Promise<boolean>
  /** Puts a refused record behind all that waits; false when there is no such record. */
  retry(id: string): Promise<boolean>
  /** Deletes a refused record for good; false when there is no such record. */
  discard(id: string): Promise<boolean>
  /** Calls back after every change; returns how to stop that. */
  onChange(listener: () => void): () => void
}
