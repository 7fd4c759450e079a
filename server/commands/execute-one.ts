import type { AnyDefinition } from '../capability/define-command.ts'
import { lockParties } from '../capability/lock-parties.ts'
import type { Refusal } from '../capability/refusal.ts'
import { transact } from '../db/transact.ts'
import { createFeedWriter } from '../feed/feed-writer.ts'
import { lockFeed } from '../feed/lock-feed.ts'
import type { Caller, Services } from '../services.ts'
import { findApplied, rememberApplied } from './applied.ts'
import type { ParsedCommand } from './parse.ts'
import { answerFailure, type CommandOutcome, refused } from './refusal.ts'

/** A definition whose commands are carried out one at a time. */
export type SingleDefinition = Extract<AnyDefinition, { handle: unknown }>

/** Thrown to roll a refused command back; never leaves this file. */
class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/** Takes the locks that a command's definition asks for: its sender's and its parties' (L4). */
const locksOf = ({ project }: SingleDefinition, { accountId }: Caller, payload: unknown) =>
  project === 'senderOnly' ? lockFeed(accountId) : lockParties(project(payload as never), accountId)

/** Applies one command in a transaction of its own: all of it, or nothing if it is refused (Y1). */
export async function executeOne(
  services: Services,
  caller: Caller,
  definition: SingleDefinition,
  command: ParsedCommand,
): Promise<CommandOutcome> {
  const { id, payload } = command
  try {
    const first = locksOf(definition, caller, payload)
    return await transact(services.db, { first }, async (trx) => {
      const earlier = (await findApplied(trx, caller, [command]))(command)
      if (earlier === 'different') throw new Refused({ code: 'command_id_reused' })
      if (earlier === 'same') return { id, status: 'applied', replayed: true }
      // The locks are ours by now, so this is later than what the command waited for.
      const nowMs = services.clock.nowMs()
      const feed = createFeedWriter()
      const { feeBps } = services
      const context = { trx, caller, commandId: id, nowMs, feeBps, feed }
      const [outcome] = await Promise.all([
        definition.handle(context, payload as never),
        rememberApplied(trx, caller, [command], nowMs),
      ])
      if (!outcome.ok) throw new Refused(outcome.error)
      await feed.write(trx)
      return { id, status: 'applied', replayed: false }
    })
  } catch (error) {
    if (error instanceof Refused) return refused(id, error.refusal)
    return answerFailure(services, id, error)
  }
}
