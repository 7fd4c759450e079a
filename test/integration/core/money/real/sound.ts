import pg from 'pg'
import { expect } from 'vitest'
import { audit, type Difference } from '../../../../../server/audit/audit.ts'
import type { World } from '../../world.ts'

/** Invoices that more was paid for than they came to, less what verdicts took off them (I3, I8). */
const PAID_TWICE = `
  SELECT i.id, i.total, sum(p.amount) AS paid
  FROM invoice i
  JOIN journal_entry e ON e.invoice_id = i.id AND e.kind <> 'refund'
  JOIN posting p ON p.entry_id = e.id
  JOIN ledger_account a ON a.id = p.account_id AND a.kind IN ('freelancerAvailable', 'platformFees')
  GROUP BY i.id
  HAVING sum(p.amount) > i.total
    - (SELECT coalesce(sum(c.amount), 0) FROM invoice_credit c WHERE c.invoice_id = i.id)`

/** Milestones that ended in more than one entry (P6). */
const ENDED_TWICE = `
  SELECT milestone_id FROM journal_entry
  WHERE kind IN ('release', 'invoicePayment', 'refundHold', 'verdict') AND milestone_id IS NOT NULL
  GROUP BY milestone_id HAVING count(*) > 1`

/** Invoices of whose payment somebody was told twice (N2). */
const TOLD_TWICE = `
  SELECT account_id, body->>'subjectId' AS invoice FROM notice WHERE body->>'kind' = 'invoicePaid'
  GROUP BY account_id, invoice HAVING count(*) > 1`

/** L1, L4: over all that anyone did, the audit finds nothing, and nothing was paid or told twice. */
export async function expectSound({ test }: World): Promise<void> {
  const client = new pg.Client({ connectionString: test.adminUrl })
  await client.connect()
  try {
    const found: Difference[] = []
    await audit(client, (each) => found.push(each))
    expect(found).toEqual([])
    for (const twice of [PAID_TWICE, ENDED_TWICE, TOLD_TWICE]) {
      expect((await client.query(twice)).rows).toEqual([])
    }
  } finally {
    await client.end()
  }
}
