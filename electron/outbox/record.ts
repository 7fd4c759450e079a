import { z } from 'zod'
import type { Command, CommandType } from '../../shared/contract/commands.ts'
import { commandTypes } from '../../shared/contract/commands.ts'
import { failure } from '../../shared/contract/errors.ts'
import { instantMs, uuid } from '../../shared/contract/primitives.ts'

/**
 * Whose record it is: marketplace and account, as `https://example.org#7`. A record never leaves
 * under another account's name. Null: made before the account was known; the first one takes it.
 */
export type Owner = string | null

/** A fact or command as it waits on this computer; `id` is its idempotency key (Y1). */
export type RecordDraft = {
  [T in CommandType]: Extract<Command, { type: T }> & { owner: Owner }
}[CommandType]

/** A draft in the spool. `sequence` is its place: records leave in this order. */
export type OutboxRecord = RecordDraft & { sequence: number }

/** A record that the marketplace refused, with the reason (Y3). */
export type RefusedRecord = { record: OutboxRecord; error: z.infer<typeof failure> }

const recordShape = z.object({
  id: uuid,
  sequence: z.number().int().positive(),
  type: z.enum(commandTypes),
  issuedAtMs: instantMs,
  payload: z.record(z.string(), z.unknown()),
  owner: z.string().nullable(),
})

/**
 * Reads a spool file. The payload is not judged here: it was right when it was written, and what
 * another version wrote is for the marketplace to judge, not a reason to lose it.
 */
export function parseRecord(text: string): OutboxRecord | null {
  const parsed = recordShape.safeParse(parseJson(text))
  return parsed.success ? (parsed.data as unknown as OutboxRecord) : null
}

const refusedShape = z.object({ record: recordShape, error: failure })

/** Reads the file of a refused record. */
export function parseRefused(text: string): RefusedRecord | null {
  const parsed = refusedShape.safeParse(parseJson(text))
  return parsed.success ? (parsed.data as unknown as RefusedRecord) : null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
