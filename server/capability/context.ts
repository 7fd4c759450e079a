import type { Role } from '../../shared/contract/entities.ts'
import type { Result } from '../../shared/result.ts'
import type { Trx } from '../db/trx.ts'
import type { FeedWriter } from '../feed/feed-writer.ts'
import type { Caller } from '../services.ts'
import { done, type Refusal, refuse } from './refusal.ts'

/** What moves money works with, whether a command asked for it or a job. One transaction: all or nothing. */
export type WorkContext = {
  trx: Trx
  nowMs: number
  /** The marketplace's share of what is released or paid, basis points (L5). */
  feeBps: number
  feed: FeedWriter
}

/** What a command works with. */
export type CommandContext = WorkContext & {
  caller: Caller
  /** The command's id, which is also the id of what it creates. */
  commandId: string
}

/** Refuses callers of any other role, for commands that are about no project that names its parties. */
export const requireRole = (
  { caller }: Pick<CommandContext, 'caller'>,
  role: Role,
): Result<void, Refusal> => (caller.role === role ? done : refuse('not_found'))
