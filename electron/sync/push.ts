import type { ApiFault } from '../../shared/client/api-fault.ts'
import {
  COMMANDS_PER_PUSH,
  type Command,
  type CommandResult,
} from '../../shared/contract/commands.ts'
import type { ErrorCode, Failure } from '../../shared/contract/errors.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { OutboxRecord } from '../outbox/record.ts'
import { splitRecord } from '../outbox/split-record.ts'
import type { Api } from './api.ts'
import { OVERTAKEN } from './introduction.ts'

/** What a push needs. */
export type PushPorts = {
  outbox: Pick<Outbox, 'queued' | 'acknowledge' | 'refuse' | 'replace'>
  api: Pick<Api, 'push'>
  /** Whether a record may leave under the account that is signed in now. */
  isMine(record: OutboxRecord): boolean
  /** Whether that account is still signed in, and the app does not quit. */
  mayGoOn(): boolean
  signal: AbortSignal
  /**
   * Whether the marketplace has what a record says already, though its refusal is about another one
   * of the same id: the data of this computer was older than what it had sent.
   */
  isFiled(record: OutboxRecord, error: Failure): Promise<boolean>
  onAcknowledged(record: OutboxRecord): void
  onRefused(record: OutboxRecord, error: Failure): void
}

/** Refusals that are about the moment and not about the record: it stays queued. */
const PASSING: ReadonlySet<ErrorCode> = new Set([
  'internal',
  'unavailable',
  'too_many_requests',
  'signed_out',
  // A clock that is ahead: the stretch is accepted as soon as its time has come.
  'segment_in_future',
])

/** A marketplace that fails over this many things in a row is ill; the things are not. */
export const FAILURES_IN_A_ROW = 3

/**
 * Sends all that waits, in order, until nothing is left or something stands in the way (Y4). A
 * batch that fails as a whole is halved until the record that it fails over stands alone: refused
 * it is put aside, stumbled over it waits for the next round, and the rest goes on.
 */
export async function pushAll(ports: PushPorts): Promise<ApiFault | null> {
  const skipped = new Set<string>()
  let size = COMMANDS_PER_PUSH
  let failuresInARow = 0
  for (;;) {
    const waiting = ports.outbox
      .queued()
      .filter((record) => ports.isMine(record) && !skipped.has(record.id))
    const batch = waiting.slice(0, size)
    const [first] = batch
    if (!first) return skipped.size > 0 ? { kind: 'failed' } : null
    if (!ports.mayGoOn()) return OVERTAKEN
    const answer = await ports.api.push(batch.map(toCommand), ports.signal)
    if (answer.ok) {
      failuresInARow = 0
      const stayed = await settle(ports, batch, answer.value)
      for (const record of stayed) skipped.add(record.id)
      size = Math.min(COMMANDS_PER_PUSH, size * 2)
      continue
    }
    const fault = answer.error
    if (fault.kind !== 'refused' && fault.kind !== 'failed') return fault
    if (batch.length > 1) {
      size = Math.ceil(batch.length / 2)
      continue
    }
    if (fault.kind === 'refused' && PASSING.has(fault.failure.code)) skipped.add(first.id)
    else if (fault.kind === 'refused') await refuse(ports, first, fault.failure)
    else {
      skipped.add(first.id)
      failuresInARow += 1
      if (failuresInARow === FAILURES_IN_A_ROW) return fault
    }
  }
}

const toCommand = ({ id, type, issuedAtMs, payload }: OutboxRecord) =>
  ({ id, type, issuedAtMs, payload }) as Command

/** Does what the marketplace says of each record; returns those that it did not settle. */
async function settle(
  ports: PushPorts,
  batch: readonly OutboxRecord[],
  results: readonly CommandResult[],
): Promise<OutboxRecord[]> {
  const byId = new Map(results.map((result) => [result.id, result]))
  const stayed: OutboxRecord[] = []
  for (const record of batch) {
    const result = byId.get(record.id)
    if (result?.status === 'applied') {
      await ports.outbox.acknowledge(record.id)
      ports.onAcknowledged(record)
    } else if (result && !PASSING.has(result.error.code)) {
      await refuse(ports, record, result.error)
    } else stayed.push(record)
  }
  return stayed
}

/** Keeps what was refused; of a segment that is only partly taken, the rest is sent (T11). */
async function refuse(ports: PushPorts, record: OutboxRecord, error: Failure): Promise<void> {
  if (await ports.isFiled(record, error)) return ports.outbox.acknowledge(record.id)
  const parts = splitRecord(record, error)
  if (parts) await ports.outbox.replace(record.id, parts)
  else await ports.outbox.refuse(record.id, error)
  ports.onRefused(record, error)
}
