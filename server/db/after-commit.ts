import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'

type Step = (db: Kysely<Schema>) => void

/** What is to follow the commit of a transaction that `transact` runs. */
const steps = new WeakMap<object, Step[]>()

/**
 * Has a step follow the transaction's commit, when it comes to that; the step must not fail. Answers
 * false for a transaction that `transact` does not run: the caller has to do without.
 */
export function afterCommit(trx: Kysely<Schema>, step: Step): boolean {
  return (steps.get(trx)?.push(step) ?? 0) > 0
}

/** Opens the list of a transaction that has just begun; calling the answer takes the steps. */
export function collectSteps(trx: object): (db: Kysely<Schema>) => void {
  const own: Step[] = []
  steps.set(trx, own)
  return (db) => {
    for (const step of own) step(db)
  }
}
