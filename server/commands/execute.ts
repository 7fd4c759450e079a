import type { CommandEnvelope } from '../../shared/contract/commands.ts'
import type { AnyDefinition } from '../capability/define-command.ts'
import type { Caller, Services } from '../services.ts'
import { type BatchDefinition, executeBatch } from './execute-batch.ts'
import { executeOne } from './execute-one.ts'
import { type ParsedCommand, parseCommand } from './parse.ts'
import { type CommandOutcome, refused } from './refusal.ts'
import { registry } from './registry.ts'

/** Neighbours that share a transaction. */
type Run = { definition: BatchDefinition; commands: ParsedCommand[] }

/**
 * Applies commands in their order, each exactly once and by itself: all of it or nothing (Y1). A
 * refused one is not remembered, so it can be sent again once its cause is mended, and it does not
 * hold up the next (Y4). Neighbours of a type that comes in crowds share a transaction, which changes
 * nothing of this. Throws only when the database cannot answer; what was applied until then stays
 * so, and is answered as replayed when the push is repeated.
 */
export async function executeCommands(
  services: Services,
  caller: Caller,
  envelopes: readonly CommandEnvelope[],
): Promise<CommandOutcome[]> {
  const results: CommandOutcome[] = []
  let open = null as Run | null
  const closeBatch = async () => {
    if (!open) return
    const { definition, commands } = open
    open = null
    results.push(...(await executeBatch(services, caller, definition, commands)))
  }
  for (const envelope of envelopes) {
    const parsed = parseCommand(envelope, caller)
    const definition: AnyDefinition | null = parsed.ok ? registry[parsed.value.type] : null
    if (open?.definition !== definition) await closeBatch()
    if (!parsed.ok) {
      results.push(refused(envelope.id, parsed.error))
    } else if (definition && 'openBatch' in definition) {
      open ??= { definition, commands: [] }
      open.commands.push(parsed.value)
    } else if (definition) {
      results.push(await executeOne(services, caller, definition, parsed.value))
    }
  }
  await closeBatch()
  return results
}
