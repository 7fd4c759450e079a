import type { Selectable } from 'kysely'
import type { Party } from '../../shared/contract/entities.ts'
import { type BidAction, transitionBid } from '../../shared/projects/bid.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { CommandContext } from '../capability/context.ts'
import { type Refusal, refuse } from '../capability/refusal.ts'
import type { Schema } from '../db/schema.ts'

/** A bid with its project, as they stood when they were found. */
export type OwnBid = { bid: Selectable<Schema['bid']>; project: Selectable<Schema['project']> }

/** A bid that the caller placed as freelancer, or that is on their project as employer; for anyone else there is none. */
export async function findBid(
  { trx, caller }: Pick<CommandContext, 'trx' | 'caller'>,
  bidId: number,
  by: Party,
): Promise<Result<OwnBid, Refusal>> {
  const bid = await trx.selectFrom('bid').selectAll().where('id', '=', bidId).executeTakeFirst()
  if (!bid) return refuse('not_found')
  const project = await trx
    .selectFrom('project')
    .selectAll()
    .where('id', '=', bid.project_id)
    .executeTakeFirstOrThrow()
  const owner = by === 'employer' ? project.employer_id : bid.bidder_id
  return owner === caller.accountId ? ok({ bid, project }) : refuse('not_found')
}

/** The caller's bid, moved to the state that an action leads to, if it does (B3, B4). */
export async function moveBid(
  context: CommandContext,
  bidId: number,
  action: BidAction,
  by: Party,
): Promise<Result<OwnBid, Refusal>> {
  const found = await findBid(context, bidId, by)
  if (!found.ok) return found
  const next = transitionBid(found.value.bid.state, action)
  if (!next.ok) return refuse(next.error)
  await context.trx.updateTable('bid').set({ state: next.value }).where('id', '=', bidId).execute()
  return found
}
