import type { PendingRecord } from '../../shared/contract/ipc.ts'

/** A record the marketplace has taken, whose row may not have come back yet. */
type Departed = { record: PendingRecord; afterPull: number }

/** The outbox as the window last heard of it, and what has left it on its way back. */
export type Standing = { pending: readonly PendingRecord[]; departed: readonly Departed[] }

export const nothingStanding: Standing = { pending: [], departed: [] }

/**
 * Takes the outbox as it is now. A queued record that left it was acknowledged, so the first pull
 * that begins from now on brings its row; till then the view keeps it, or it would blink.
 * A refused one that left was put away by the person.
 * @param pullsBegun pulls begun so far
 */
export function takePending(
  { pending, departed }: Standing,
  now: readonly PendingRecord[],
  pullsBegun: number,
): Standing {
  const still = new Set(now.map(({ id }) => id))
  const left = pending
    .filter(({ id, state }) => state === 'queued' && !still.has(id))
    .map((record) => ({ record, afterPull: pullsBegun }))
  return {
    pending: now,
    departed: [...departed.filter(({ record }) => !still.has(record.id)), ...left],
  }
}

/** What to lay over rows that pull number `pullsDone` has brought: in order of writing. */
export function overlay({ pending, departed }: Standing, pullsDone: number): PendingRecord[] {
  const away = departed.filter(({ afterPull }) => afterPull >= pullsDone)
  return [...away.map(({ record }) => record), ...pending].sort(
    (a, b) => a.issuedAtMs - b.issuedAtMs || (a.id < b.id ? -1 : 1),
  )
}

/** Forgets what rows of pull number `pullsDone` have made superfluous. */
export function forget(standing: Standing, pullsDone: number): Standing {
  const departed = standing.departed.filter(({ afterPull }) => afterPull >= pullsDone)
  return departed.length === standing.departed.length ? standing : { ...standing, departed }
}
