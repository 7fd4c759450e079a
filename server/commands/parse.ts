import { createHash } from 'node:crypto'
import type {
  CommandEnvelope,
  CommandPayload,
  CommandType,
} from '../../shared/contract/commands.ts'
import type { Role } from '../../shared/contract/entities.ts'
import type { ErrorCode } from '../../shared/contract/errors.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { appMayGive } from '../auth/app-may.ts'
import type { CommandDefinition } from '../capability/define-command.ts'
import { type Refusal, refuse } from '../capability/refusal.ts'
import type { Caller, Proof } from '../services.ts'
import { registry } from './registry.ts'

/** A command of a known type whose payload has the right shape. */
export type ParsedCommand<T extends CommandType = CommandType> = {
  [K in T]: { id: string; type: K; payload: CommandPayload<K>; hash: Buffer }
}[T]

/** JSON with its keys in order, so that the same body always reads the same. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`
}

const mayGive = (role: Role, { who }: Pick<CommandDefinition<CommandType>, 'who'>): boolean =>
  who === 'parties' ? role !== 'arbiter' : who === role

/** Why a command may not be given by what its sender has proven (A2, A4); null when it may. */
function unprovenOf(
  proof: Proof,
  definition: Pick<CommandDefinition<CommandType>, 'type' | 'recentPassword'>,
): ErrorCode | null {
  if (proof === 'app' && !appMayGive(definition.type)) return 'not_for_the_app'
  return definition.recentPassword && proof !== 'recentPassword' ? 'password_needed' : null
}

/** Parses the second half of a command, for the role and the proof of whoever sends it. */
export function parseCommand(
  { id, type, payload }: CommandEnvelope,
  { role, proof }: Pick<Caller, 'role' | 'proof'>,
): Result<ParsedCommand, Refusal> {
  if (!Object.hasOwn(registry, type)) return refuse('unknown_command')
  const definition = registry[type as CommandType]
  if (!mayGive(role, definition)) return refuse('not_found')
  const unproven = unprovenOf(proof, definition)
  if (unproven) return refuse(unproven)
  const parsed = definition.payload.safeParse(payload)
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => ({
      path: ['payload', ...path].join('.'),
      reason: { schema: message },
    }))
    return err({ code: 'malformed_request', issues })
  }
  const hash = createHash('sha256').update(canonical({ type, payload })).digest()
  // The schema of this very type has parsed the payload; TypeScript cannot follow that.
  return ok({ id, type: definition.type, payload: parsed.data, hash } as ParsedCommand)
}
