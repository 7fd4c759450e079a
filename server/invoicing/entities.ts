import { defineEntity } from '../feed/define-entity.ts'
import { loadInvoices } from './load.ts'

/** Invoices. */
export const invoiceEntities = {
  invoice: defineEntity('invoice', async (db, _, ids) =>
    (await loadInvoices(db, { ids })).map((each) => [each.id, each]),
  ),
}
