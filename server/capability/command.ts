import { createHash } from 'node:crypto'
import {
  COMMAND_ROLES,
  type CommandEnvelope,
  type CommandPayload,
  type CommandType,
  commandPayloads,
} from '../../shared/contract/commands.ts'
import type { Role } from '../../shared/contract/entities.ts'
import type { ErrorCode } from '../../shared/contract/errors.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { FieldReason, RefusedField } from '../../shared/words/message.ts'
import type { Trx } from '../db/trx.ts'
import type { FeedWriter } from '../feed/feed-writer.ts'
import type { Caller } from '../services.ts'

/** Why a command is refused, with the fields that a form marks. */
export type Refusal = { code: ErrorCode; issues?: RefusedField[]; correlationId?: string }

/** How a command ended, before a refusal is put in words. */
export type CommandOutcome =
  | { id: string; status: 'applied'; replayed: boolean }
  | { id: string; status: 'refused'; error: Refusal }

/** What a command works with: one transaction, in which all of it happens or nothing. */
export type CommandContext = {
  trx: Trx
  caller: Caller
  /** The command's id, which also names what it makes. */
  commandId: string
  nowMs: number
  /** The marketplace's share of what is released or paid, basis points (L5). */
  feeBps: number
  feed: FeedWriter
}

/** What moves money works with, whether a command asked for it or a job. */
export type WorkContext = Pick<CommandContext, 'trx' | 'nowMs' | 'feeBps' | 'feed'>

/** Applies one kind of command. Refused, whatever it wrote is rolled back. */
export type Handler<T extends CommandType> = (
  context: CommandContext,
  payload: CommandPayload<T>,
) => Promise<Result<void, Refusal>>

/** The good outcome of a handler. */
export const done = ok<void>(undefined)

/** A refusal by its code alone. */
export const refuse = (code: ErrorCode) => err<Refusal>({ code })

/** A refusal that a form shows beside a field of the payload; its title, unless there is more to say. */
export const refuseField = (
  code: ErrorCode,
  field: string,
  reason: FieldReason = { error: code },
) => err<Refusal>({ code, issues: [{ path: `payload.${field}`, reason }] })

/** A command whose type is known and whose payload is of its shape. */
export type ParsedCommand = {
  [T in CommandType]: { id: string; type: T; payload: CommandPayload<T>; hash: Buffer }
}[CommandType]

/** JSON with its keys in order, so that the same body always reads the same. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`
}

/** Whether a role may give a command at all; `both` are the two parties, never the arbiter. */
function mayGive(role: Role, type: CommandType): boolean {
  const may = COMMAND_ROLES[type]
  return may === 'both' ? role !== 'arbiter' : may === role
}

/** Parses the second half of a command, for the role that sends it. */
export function parseCommand(
  { id, type, payload }: CommandEnvelope,
  { role }: Caller,
): Result<ParsedCommand, Refusal> {
  if (!Object.hasOwn(commandPayloads, type)) return refuse('unknown_command')
  const known = type as CommandType
  if (!mayGive(role, known)) return refuse('not_found')
  const parsed = commandPayloads[known].safeParse(payload)
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => ({
      path: ['payload', ...path].join('.'),
      reason: { schema: message },
    }))
    return err({ code: 'malformed_request', issues })
  }
  const hash = createHash('sha256').update(canonical({ type, payload })).digest()
  // The schema of this very type has parsed the payload; TypeScript cannot follow that.
  return ok({ id, type: known, payload: parsed.data, hash } as ParsedCommand)
}
