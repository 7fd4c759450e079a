import { defineEntity } from '../feed/define-entity.ts'
import { loadBalances } from './load.ts'

/** Balances: whichever changed, all currencies of the account are read. */
export const ledgerEntities = {
  balance: defineEntity('balance', async (db, accountId) =>
    (await loadBalances(db, accountId)).map((each) => [each.currency, each]),
  ),
}
