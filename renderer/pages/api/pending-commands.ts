import type { CommandPayload, CommandType } from '../../../shared/contract/commands.ts'
import { type Failure, failureOf } from '../../../shared/contract/errors.ts'
import { ok, type Result } from '../../../shared/result.ts'
import { isUndecided } from './failures.ts'

/** One command on its way, as the marketplace reads it. */
export type Outgoing<T extends CommandType = CommandType> = {
  id: string
  type: T
  issuedAtMs: number
  payload: CommandPayload<T>
}

/** Carries a command there and brings its answer; a lost connection is a failure, never a throw. */
export type Deliver = (command: Outgoing) => Promise<Result<null, Failure>>

type Ports = { deliver: Deliver; freshId: () => string; nowMs: () => number }

/**
 * Sends commands so that one intention happens once (Y1): a second click joins the first, and when
 * nobody knows whether the last attempt arrived, the same intention goes again under the same id.
 */
export function pendingCommands({ deliver, freshId, nowMs }: Ports) {
  const undecided = new Map<string, Outgoing>()
  const underway = new Map<string, Promise<Result<string, Failure>>>()

  async function attempt(intention: string, command: Outgoing): Promise<Result<string, Failure>> {
    undecided.set(intention, command)
    const result = await deliver(command)
    if (result.ok || !isUndecided(result.error)) undecided.delete(intention)
    return result.ok ? ok(command.id) : result
  }

  return {
    /** Resolves when the marketplace has answered, or could not be reached: to the command's id. */
    send<T extends CommandType>(
      type: T,
      payload: CommandPayload<T>,
    ): Promise<Result<string, Failure>> {
      const intention = JSON.stringify([type, payload])
      const running = underway.get(intention)
      if (running) return running
      const command = undecided.get(intention) ?? {
        id: freshId(),
        type,
        issuedAtMs: nowMs(),
        payload,
      }
      const sending = attempt(intention, command as Outgoing)
        .catch(() => ({ ok: false as const, error: failureOf('internal') }))
        .finally(() => underway.delete(intention))
      underway.set(intention, sending)
      return sending
    },
  }
}
