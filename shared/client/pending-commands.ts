import type { Command, CommandPayload, CommandType } from '../contract/commands.ts'
import { type ErrorCode, type Failure, failureOf } from '../contract/errors.ts'
import { ok, type Result } from '../result.ts'

/** Whether nobody knows what became of a write: it must go again under the same id (Y1). */
const isUndecided = ({ code }: Failure): boolean => UNDECIDED.has(code)

const UNDECIDED: ReadonlySet<ErrorCode> = new Set([
  'offline',
  'unavailable',
  'internal',
  'too_many_requests',
  'signed_out',
  // A marketplace of a newer version says so with every answer, a good one too.
  'app_outdated',
])

/** Carries a command there and brings its answer; a lost connection is a failure, never a throw. */
export type Deliver = (command: Command) => Promise<Result<null, Failure>>

type Ports = { deliver: Deliver; freshId: () => string; nowMs: () => number }

/**
 * Sends commands so that one intention happens once (Y1): a second click joins the first, and when
 * nobody knows whether the last attempt arrived, the same intention goes again under the same id.
 */
export function pendingCommands({ deliver, freshId, nowMs }: Ports) {
  const undecided = new Map<string, Command>()
  const underway = new Map<string, Promise<Result<string, Failure>>>()

  async function attempt(intention: string, command: Command): Promise<Result<string, Failure>> {
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
      const sending = attempt(intention, command as Command)
        .catch(() => ({ ok: false as const, error: failureOf('internal') }))
        .finally(() => underway.delete(intention))
      underway.set(intention, sending)
      return sending
    },
  }
}
