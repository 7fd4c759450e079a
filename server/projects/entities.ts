import { defineEntity } from '../feed/define-entity.ts'
import { loadAccount, loadProjects } from './load.ts'
import { partyOf } from './parties.ts'

/** Accounts, and projects as their parties see them. */
export const projectEntities = {
  account: defineEntity('account', async (db, accountId) => [
    [String(accountId), await loadAccount(db, accountId)],
  ]),
  // A freelancer whose award was revoked reads that the project is gone (B4).
  project: defineEntity('project', async (db, accountId, ids) => {
    const projects = await loadProjects(db, { ids: ids.map(Number) })
    return projects
      .filter((each) => partyOf(each, accountId))
      .map((each) => [String(each.id), each])
  }),
}
