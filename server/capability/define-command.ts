import {
  type CommandContract,
  type CommandPayload,
  type CommandType,
  commandContract,
} from '../../shared/contract/commands.ts'
import type { Result } from '../../shared/result.ts'
import type { Caller } from '../services.ts'
import type { CommandContext, WorkContext } from './context.ts'
import type { Subject } from './lock-parties.ts'
import type { Refusal } from './refusal.ts'

/**
 * Carries one command out. If it refuses, whatever it wrote is rolled back. It checks by itself that
 * the caller is the party who may do this: `who` only turns others away earlier.
 */
export type Handler<T extends CommandType> = (
  context: CommandContext,
  payload: CommandPayload<T>,
) => Promise<Result<void, Refusal>>

/** Several commands of one type that share a transaction; each is applied or refused by itself. */
export type Batch<T extends CommandType> = {
  /** Judges one command by what was there and what the batch has taken before it. */
  add(payload: CommandPayload<T>, nowMs: number): Promise<Result<void, Refusal>>
  /** Writes what was taken. Called once, and only if there is something. */
  write(nowMs: number): Promise<unknown>
}

/** Reads what a batch is judged by, under the caller's lock. */
export type OpenBatch<T extends CommandType> = (
  context: Pick<WorkContext, 'trx' | 'feed'> & { caller: Caller },
  payloads: readonly CommandPayload<T>[],
) => Promise<Batch<T>>

/** Finds what a command is about, whose parties it locks (L4). `senderOnly`: it works for its sender only. */
type ProjectRule<T extends CommandType> = 'senderOnly' | ((payload: CommandPayload<T>) => Subject)

/** How the server carries a command out. Commands that come in crowds open a batch. */
type Implementation<T extends CommandType> =
  | { project: ProjectRule<T>; handle: Handler<T> }
  | { project: 'senderOnly'; openBatch: OpenBatch<T> }

/** All there is to know about one command. */
export type CommandDefinition<T extends CommandType> = CommandContract & {
  type: T
} & Implementation<T>

/** The definition of any command, and a batch of any. Whoever calls them pairs payload and type. */
export type AnyDefinition = { [T in CommandType]: CommandDefinition<T> }[CommandType]
export type AnyBatch = { [T in CommandType]: Batch<T> }[CommandType]

/** Adds to the contract of a command (its payload, and who may give it) how it is carried out. */
export const defineCommand = <T extends CommandType>(
  type: T,
  implementation: Implementation<T>,
): CommandDefinition<T> => ({ type, ...commandContract[type], ...implementation })
