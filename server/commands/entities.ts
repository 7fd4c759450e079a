import type { Kysely } from 'kysely'
import type { EntityName } from '../../shared/contract/entities.ts'
import type { Schema } from '../db/schema.ts'
import { loadDisputes } from '../disputes/load.ts'
import { loadInvoices } from '../invoicing/load.ts'
import { loadBalances } from '../ledger/load.ts'
import { loadMessages } from '../messages/load.ts'
import { loadMilestones, loadRequests } from '../milestones/load.ts'
import { loadAccount, loadProjects } from '../projects/load.ts'
import { loadRunning, loadSegments } from '../timesheets/load.ts'

type Loader = (
  db: Kysely<Schema>,
  accountId: number,
  ids: readonly string[],
) => Promise<[id: string, value: unknown][]>

/** How the present state of each entity's rows is read, by the ids that the feed names. */
export const entityLoaders: Record<EntityName, Loader> = {
  account: async (db, accountId) => [[String(accountId), await loadAccount(db, accountId)]],
  // A freelancer whose award was revoked reads that the project is gone (B4).
  project: async (db, accountId, ids) => {
    const projects = await loadProjects(db, { ids: ids.map(Number) })
    return projects
      .filter(({ employer, freelancer }) => [employer.id, freelancer.id].includes(accountId))
      .map((each) => [String(each.id), each])
  },
  segment: async (db, _, ids) => (await loadSegments(db, { ids })).map((each) => [each.id, each]),
  milestoneRequest: async (db, _, ids) =>
    (await loadRequests(db, { ids })).map((each) => [each.id, each]),
  milestone: async (db, accountId, ids) =>
    (await loadMilestones(db, { ids }, accountId)).map((each) => [each.id, each]),
  balance: async (db, accountId) =>
    (await loadBalances(db, accountId)).map((each) => [each.currency, each]),
  invoice: async (db, _, ids) => (await loadInvoices(db, { ids })).map((each) => [each.id, each]),
  dispute: async (db, accountId, ids) =>
    (await loadDisputes(db, { ids, seenBy: accountId })).map((each) => [each.id, each]),
  message: async (db, accountId, ids) =>
    (await loadMessages(db, { ids, seenBy: accountId })).map((each) => [each.id, each]),
  runningSession: async (db, accountId) => [[String(accountId), await loadRunning(db, accountId)]],
}
