import { type Check, phrase } from './check.ts'

const resolved = (about: 'milestone' | 'invoice', expected: string, found: string): string => `
  SELECT ${phrase('dispute', { number: 'd.number' })} AS subject, d.currency, e.expected, e.found
  FROM dispute d CROSS JOIN LATERAL (SELECT ${expected} AS expected, (${found}) AS found) e
  WHERE d.stage = 'resolved' AND d.${about}_id IS NOT NULL AND e.expected <> e.found`

/** Disputes against milestones, invoices and the journal: P9, I8. */
export const disputeChecks: Check[] = [
  {
    name: 'disputeOpen',
    sql: `
      SELECT ${phrase('milestone', { number: 'number' })} AS subject, NULL AS currency,
        CASE expected WHEN 'disputed' THEN ${phrase('disputed')}
          ELSE ${phrase('anyOther')} END AS expected, state AS found
      FROM (SELECT m.number, m.state, CASE WHEN EXISTS (SELECT FROM dispute d
          WHERE d.milestone_id = m.id AND d.ended_at_ms IS NULL)
        THEN 'disputed' ELSE 'other' END AS expected FROM milestone m) AS s
      WHERE (expected = 'disputed') <> (state = 'disputed')`,
  },
  {
    name: 'verdictPaid',
    sql: resolved(
      'milestone',
      'd.verdict_amount',
      `SELECT coalesce(sum(p.amount), 0)
        FROM milestone m JOIN journal_entry j ON j.milestone_id = m.id AND j.kind = 'verdict'
        JOIN posting p ON p.entry_id = j.id JOIN ledger_account a ON a.id = p.account_id
        WHERE d.milestone_id IN (m.id, m.split_from)
          AND a.kind IN ('freelancerAvailable', 'platformFees')`,
    ),
  },
  {
    name: 'verdictCredit',
    sql: resolved(
      'invoice',
      'd.amount - d.verdict_amount',
      'SELECT coalesce(sum(c.amount), 0) FROM invoice_credit c WHERE c.dispute_id = d.id',
    ),
  },
]
