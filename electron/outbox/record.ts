import { z } from 'zod'
import type { Command, CommandType } from '../../shared/contract/commands.ts'
import { commandTypes } from '../../shared/contract/commands.ts'
import { failure } from '../../shared/contract/errors.ts'
import { instantMs, uuid } from '../../shared/contract/primitives.ts'
import type { SegmentDto } from '../../shared/contract/segments.ts'
import { err, ok, type Result } from '../../shared/result.ts'

/**
 * Whose record it is: marketplace and account, as `https://example.org#7`. A record never leaves
 * under another account's name. Null: made before the account was known; the first one takes it.
 */
export type Owner = string | null

/** A fact or command as it waits on this computer; `id` is its idempotency key (Y1). */
export type RecordDraft = {
  [T in CommandType]: Extract<Command, { type: T }> & { owner: Owner }
}[CommandType]

/**
 * A draft in the spool. `sequence` is its place: records leave in this order. `partOf`: the record whose
 * place it took; while that one is still there, the parts are unfinished.
 */
export type OutboxRecord = RecordDraft & { sequence: number; partOf?: string }

/** A record that the marketplace refused, with the reason (Y3). */
export type RefusedRecord = { record: OutboxRecord; error: z.infer<typeof failure> }

/** The segment that a record posts, or null. */
export const segmentOf = (record: RecordDraft): SegmentDto | null =>
  record.type === 'postSegment' || record.type === 'postSegmentOver' ? record.payload.segment : null

const recordShape = z.object({
  id: uuid,
  sequence: z.number().int().positive(),
  type: z.enum(commandTypes),
  issuedAtMs: instantMs,
  payload: z.record(z.string(), z.unknown()),
  owner: z.string().nullable(),
  partOf: uuid.optional(),
})

/**
 * Why a file is not read. `unknown`: a whole record of a kind that this version does not know, so a
 * newer one wrote it. `damaged`: no record at all.
 */
export type Unreadable = 'unknown' | 'damaged'

/** What every version's records have. */
const anyRecord = z.looseObject({ id: uuid, sequence: z.number(), type: z.string() })
const anyRefused = z.looseObject({ record: anyRecord, error: z.looseObject({ code: z.string() }) })

/**
 * Reads a spool file. The payload is not judged here: it was right when it was written, and what
 * another version wrote is for the marketplace to judge, not a reason to lose it.
 */
export function parseRecord(text: string): Result<OutboxRecord, Unreadable> {
  const value = parseJson(text)
  const parsed = recordShape.safeParse(value)
  if (parsed.success) return ok(parsed.data as unknown as OutboxRecord)
  return err(anyRecord.safeParse(value).success ? 'unknown' : 'damaged')
}

const refusedShape = z.object({ record: recordShape, error: failure })

/** Reads the file of a refused record. */
export function parseRefused(text: string): Result<RefusedRecord, Unreadable> {
  const value = parseJson(text)
  const parsed = refusedShape.safeParse(value)
  if (parsed.success) return ok(parsed.data as unknown as RefusedRecord)
  return err(anyRefused.safeParse(value).success ? 'unknown' : 'damaged')
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
