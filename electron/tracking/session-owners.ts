import type { TrackerState } from '../../shared/tracking/types.ts'
import type { Owner } from '../outbox/record.ts'

/**
 * Whose each session is, by its id (Y6). All its records and pictures are theirs, whoever is signed
 * in by the time they are made: a segment may leave after its session has stopped.
 */
export type SessionOwners = Readonly<Record<string, Owner>>

/**
 * The owners of what the tracker still holds. A session that is new, or whose account was not known
 * yet, takes the account at hand and keeps it.
 */
export function ownersOf(
  state: TrackerState,
  known: SessionOwners,
  atHand: Owner,
): Record<string, Owner> {
  const held = [...(state.session ? [state.session.id] : []), ...waitingIn(state)]
  return Object.fromEntries(held.map((id) => [id, known[id] ?? atHand]))
}

/** Whether the running session is of another account than the one at hand. */
export function isOfAnother(state: TrackerState, owners: SessionOwners, atHand: Owner): boolean {
  const owner = (state.session && owners[state.session.id]) ?? null
  return owner !== null && atHand !== null && owner !== atHand
}

const waitingIn = (state: TrackerState) => state.waiting.map(({ sessionId }) => sessionId)
