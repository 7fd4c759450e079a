import type { Kysely } from 'kysely'
import type { DisputeSubject, Project } from '../../shared/contract/entities.ts'
import type { DisputeParty, DisputeState } from '../../shared/disputes/dispute.ts'
import { money } from '../../shared/money/money.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { CommandContext } from '../capability/context.ts'
import { type Refusal, refuse } from '../capability/refusal.ts'
import type { Schema } from '../db/schema.ts'
import { loadProjects } from '../projects/load.ts'
import { otherThan, partyOf } from '../projects/parties.ts'
import { loadStored, type StoredDispute, subjectOf } from './load.ts'

/** A dispute as the rules see it, with what carrying them out needs. */
export type FoundDispute = {
  id: string
  about: DisputeSubject
  project: Project
  state: DisputeState
  /** How many offers were made. */
  offerCount: number
}

function stateOf({ row, offers }: StoredDispute): DisputeState {
  const { stage, currency, waits_for: waitsFor, respond_by_ms: respondByMs } = row
  const newest = Object.fromEntries(
    offers.map((each) => [each.by, money(each.freelancer_amount, currency)]),
  )
  const facts = {
    amount: money(row.amount, currency),
    openedBy: row.opened_by,
    withdrawnBefore: row.withdrawn_before,
    offers: newest,
  }
  if (stage === 'arbitration' || stage === 'withdrawn') return { ...facts, stage }
  if (stage === 'negotiation' && waitsFor && waitsFor !== 'arbiter' && respondByMs !== null) {
    return { ...facts, stage, waitsFor, respondByMs }
  }
  if (stage === 'resolved' && row.verdict_amount !== null && row.verdict_by !== null) {
    const verdict = { freelancerAmount: money(row.verdict_amount, currency), by: row.verdict_by }
    return { ...facts, stage, verdict }
  }
  throw new Error(`dispute ${row.number} is not as the database keeps them`)
}

/** A dispute that the account may see: as a party, or as an arbiter from its arbitration on (P9). */
export async function findSeen(
  { trx, caller }: CommandContext,
  disputeId: string,
): Promise<Result<FoundDispute, Refusal>> {
  const [stored] = await loadStored(trx, { seenBy: caller.accountId, ids: [disputeId] })
  return stored ? ok(await found(trx, stored)) : refuse('not_found')
}

/** A dispute that the account is a party of, on which side, and who is on the other. */
export async function findOwn(
  context: CommandContext,
  disputeId: string,
): Promise<Result<FoundDispute & Sides, Refusal>> {
  const seen = await findSeen(context, disputeId)
  if (!seen.ok) return seen
  const sides = sidesOf(seen.value.project, context.caller.accountId)
  return sides ? ok({ ...seen.value, ...sides }) : refuse('not_found')
}

/** A dispute whoever asks: for the marketplace's own work. */
export async function findAny(trx: Kysely<Schema>, disputeId: string): Promise<FoundDispute> {
  const [stored] = await loadStored(trx, { ids: [disputeId] })
  if (!stored) throw new Error('no such dispute')
  return found(trx, stored)
}

async function found(trx: Kysely<Schema>, stored: StoredDispute): Promise<FoundDispute> {
  const { row, offers } = stored
  const [project] = await loadProjects(trx, { ids: [row.project_id] })
  if (!project) throw new Error('a dispute of no project')
  return {
    id: row.id,
    about: subjectOf(row),
    project,
    state: stateOf(stored),
    offerCount: offers.length,
  }
}

/** One party as a side of the disagreement, and the account on the other. */
type Sides = { by: DisputeParty; otherId: number }

/** Which side of a project an account is; null when it is neither. */
export function sidesOf(project: Project, accountId: number): Sides | null {
  const by = partyOf(project, accountId)
  return by && { by, otherId: otherThan(accountId, project) }
}
