import type { FastifyRequest } from 'fastify'
import { v5, v7 } from 'uuid'
import type { CommandPayload, CommandType } from '../../shared/contract/commands.ts'
import { uuid } from '../../shared/contract/primitives.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { Refusal } from '../capability/refusal.ts'
import { executeCommands } from '../commands/execute.ts'
import type { Caller, Services } from '../services.ts'

/** Who asks, and under which id what he asks for is done. */
export type Asker = { services: Services; caller: Caller; commandId: string }

/**
 * The id of what a request asks for. Their clients send no key, so that each request is a new
 * intention; one that sends an `Idempotency-Key` (a UUID) may repeat it without harm (Y1).
 */
export function commandIdOf({ headers }: FastifyRequest): string {
  const key = uuid.safeParse(headers['idempotency-key'])
  return key.success ? key.data : v7()
}

/** A second id for the same intention, always the same for the same first one. */
export const commandIdBefore = (commandId: string): string => v5('before', commandId)

/** Gives one of our commands for the caller; answers its id, which names what it made. */
export async function runCommand<T extends CommandType>(
  { services, caller, commandId }: Asker,
  type: T,
  payload: CommandPayload<T>,
): Promise<Result<string, Refusal>> {
  const envelope = { id: commandId, type, payload, issuedAtMs: services.clock.nowMs() }
  const [result] = await executeCommands(services, caller, [envelope])
  if (!result) throw new Error('a command has one answer')
  return result.status === 'refused' ? err(result.error) : ok(result.id)
}
