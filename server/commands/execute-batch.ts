import type { AnyBatch, AnyDefinition } from '../capability/define-command.ts'
import { transact } from '../db/transact.ts'
import { createFeedWriter } from '../feed/feed-writer.ts'
import { lockFeed } from '../feed/lock-feed.ts'
import type { Caller, Services } from '../services.ts'
import { type Earlier, findApplied, rememberApplied } from './applied.ts'
import type { ParsedCommand } from './parse.ts'
import { answerFailure, type CommandOutcome, refused } from './refusal.ts'

/** A definition whose commands share a transaction with their neighbours. */
export type BatchDefinition = Extract<AnyDefinition, { openBatch: unknown }>

async function answerOne(
  batch: AnyBatch,
  { id, payload }: ParsedCommand,
  earlier: Earlier,
  nowMs: number,
): Promise<CommandOutcome> {
  if (earlier === 'same') return { id, status: 'applied', replayed: true }
  if (earlier === 'different') return refused(id, { code: 'command_id_reused' })
  const added = await batch.add(payload as never, nowMs)
  return added.ok ? { id, status: 'applied', replayed: false } : refused(id, added.error)
}

function applyTogether(
  { db, clock }: Services,
  caller: Caller,
  { openBatch }: BatchDefinition,
  commands: readonly ParsedCommand[],
): Promise<CommandOutcome[]> {
  return transact(db, { first: lockFeed(caller.accountId) }, async (trx) => {
    const feed = createFeedWriter()
    const payloads = commands.map(({ payload }) => payload) as never
    const [findEarlier, batch] = await Promise.all([
      findApplied(trx, caller, commands),
      openBatch({ trx, feed, caller }, payloads),
    ])
    const nowMs = clock.nowMs()
    const added = new Map<string, ParsedCommand>()
    const results: CommandOutcome[] = []
    for (const command of commands) {
      const twin = added.get(command.id)
      const ofTwin = twin?.hash.equals(command.hash) ? 'same' : 'different'
      const earlier = twin ? ofTwin : findEarlier(command)
      const result = await answerOne(batch, command, earlier, nowMs)
      if (result.status === 'applied' && !result.replayed) added.set(command.id, command)
      results.push(result)
    }
    if (added.size > 0) {
      await Promise.all([
        batch.write(nowMs),
        rememberApplied(trx, caller, [...added.values()], nowMs),
        feed.write(trx),
      ])
    }
    return results
  })
}

/**
 * Applies commands of one type in their order, in one transaction. When the database refuses one of
 * them (an id that is taken, text that no column holds), each gets a transaction of its own, so that
 * it harms no other.
 */
export async function executeBatch(
  services: Services,
  caller: Caller,
  definition: BatchDefinition,
  commands: readonly ParsedCommand[],
): Promise<CommandOutcome[]> {
  try {
    return await applyTogether(services, caller, definition, commands)
  } catch (error) {
    const [only] = commands
    if (commands.length === 1 && only) return [answerFailure(services, only.id, error)]
    // Throws when the database is not there: then the whole push fails and is sent again.
    answerFailure({ ...services, onUnexpected: () => undefined }, '', error)
    const results: CommandOutcome[] = []
    for (const command of commands) {
      results.push(...(await executeBatch(services, caller, definition, [command])))
    }
    return results
  }
}
