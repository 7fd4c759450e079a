import type { CommandEnvelope } from '../../shared/contract/commands.ts'
import {
  type CommandOutcome,
  type Handler,
  type ParsedCommand,
  parseCommand,
  type Refusal,
} from '../capability/command.ts'
import { lockParties } from '../capability/lock-parties.ts'
import { transact } from '../db/transact.ts'
import { createFeedWriter } from '../feed/feed-writer.ts'
import type { Caller, Services } from '../services.ts'
import { postSegments, type SegmentCommand } from '../timesheets/post-segments.ts'
import { findApplied, rememberApplied } from './applied.ts'
import { answerFailure, refused } from './refusal.ts'
import { handlers } from './registry.ts'

/** Thrown to roll a refused command back; never leaves this file. */
class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

async function executeOne(
  services: Services,
  caller: Caller,
  command: Exclude<ParsedCommand, SegmentCommand>,
): Promise<CommandOutcome> {
  const { id } = command
  const first = lockParties(caller.accountId, command.payload)
  try {
    return await transact(services.db, { first }, async (trx) => {
      const earlier = (await findApplied(trx, caller, [command]))(command)
      if (earlier === 'different') throw new Refused({ code: 'command_id_reused' })
      if (earlier === 'same') return { id, status: 'applied', replayed: true }
      // By now the locks are ours: what waited for them comes after what it waited for.
      const nowMs = services.clock.nowMs()
      const feed = createFeedWriter()
      const handler = handlers[command.type] as Handler<typeof command.type>
      const { feeBps } = services
      const context = { trx, caller, commandId: id, nowMs, feeBps, feed }
      const [outcome] = await Promise.all([
        handler(context, command.payload as never),
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

const isSegment = (command: ParsedCommand): command is SegmentCommand =>
  command.type === 'postSegment'

/**
 * Applies commands in their order, each exactly once and by itself: all of it or nothing (Y1). A
 * refused one is not remembered, so it can be sent again when its cause is mended, and it does not
 * hold up the next (Y4). Neighbouring segments share a transaction, which changes nothing of this.
 * Throws only when the database cannot answer; what was applied until then stays so, and is told
 * as replayed when the push is repeated.
 */
export async function executeCommands(
  services: Services,
  caller: Caller,
  envelopes: readonly CommandEnvelope[],
): Promise<CommandOutcome[]> {
  const results: CommandOutcome[] = []
  let segments: SegmentCommand[] = []
  const flush = async () => {
    if (segments.length > 0) results.push(...(await postSegments(services, caller, segments)))
    segments = []
  }
  for (const envelope of envelopes) {
    const parsed = parseCommand(envelope, caller)
    if (parsed.ok && isSegment(parsed.value)) {
      segments.push(parsed.value)
      continue
    }
    await flush()
    results.push(
      parsed.ok
        ? await executeOne(services, caller, parsed.value as Exclude<ParsedCommand, SegmentCommand>)
        : refused(envelope.id, parsed.error),
    )
  }
  await flush()
  return results
}
