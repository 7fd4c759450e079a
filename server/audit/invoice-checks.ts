import { type Check, phrase } from './check.ts'

/** Hours against invoices, invoices against the journal: T11, I1, I3, I6, I8. */
export const invoiceChecks: Check[] = [
  {
    name: 'segmentsApart',
    sql: `
      SELECT ${phrase('segment', { id: 'id' })} AS subject, NULL AS currency,
        ${phrase('from', { start: 'before' })} AS expected,
        ${phrase('from', { start: 'start_ms' })} AS found
      FROM (SELECT id, start_ms, max(end_ms) OVER (PARTITION BY freelancer_id ORDER BY start_ms, id
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before FROM segment) AS s
      WHERE start_ms < before`,
  },
  {
    name: 'hoursNoted',
    sql: `
      SELECT ${phrase('segment', { id: 's.id' })} AS subject, NULL AS currency,
        ${phrase('billed')} AS expected, ${phrase('neither')} AS found
      FROM segment s
      WHERE s.billable_ms > 0
        AND NOT EXISTS (SELECT FROM invoiced_segment i WHERE i.segment_id = s.id)
        AND NOT EXISTS (SELECT FROM unbilled_week w WHERE w.project_id = s.project_id
          AND s.start_ms >= w.week_start_ms AND s.start_ms < w.week_end_ms)`,
  },
  {
    name: 'lineTime',
    sql: `
      SELECT ${phrase('invoiceLine', { number: 'i.number', line: 'l.line' })} AS subject, NULL AS currency,
        ${phrase('milliseconds', { ms: 'coalesce(sum(s.billable_ms), 0)' })} AS expected,
        ${phrase('milliseconds', { ms: 'l.billable_ms' })} AS found
      FROM invoice_line l
      JOIN invoice i ON i.id = l.invoice_id
      LEFT JOIN invoiced_segment x ON x.invoice_id = l.invoice_id AND x.line = l.line
      LEFT JOIN segment s ON s.id = x.segment_id AND s.project_id = i.project_id
        AND s.start_ms >= l.week_start_ms AND s.start_ms < l.week_end_ms
      GROUP BY i.number, l.invoice_id, l.line
      HAVING coalesce(sum(s.billable_ms), 0) <> l.billable_ms`,
  },
  {
    name: 'lineAmount',
    sql: `
      SELECT ${phrase('invoiceLine', { number: 'i.number', line: 'l.line' })} AS subject, i.currency,
        e.expected, l.amount AS found
      FROM invoice_line l
      JOIN invoice i ON i.id = l.invoice_id
      CROSS JOIN LATERAL (SELECT
        div((l.billable_ms / 1000) * l.rate_per_hour * 2 + 3600, 7200) AS expected) e
      WHERE l.amount <> e.expected`,
  },
  {
    name: 'invoiceTotal',
    sql: `
      SELECT ${phrase('invoice', { number: 'i.number' })} AS subject, i.currency,
        coalesce(sum(l.amount), 0) AS expected, i.total AS found
      FROM invoice i LEFT JOIN invoice_line l ON l.invoice_id = i.id
      GROUP BY i.id HAVING coalesce(sum(l.amount), 0) <> i.total`,
  },
  {
    name: 'invoicePaid',
    sql: `
      SELECT ${phrase('invoiceState', { number: 'i.number', state: 'i.state' })} AS subject, i.currency,
        e.expected, coalesce(y.paid, 0) AS found
      FROM invoice i
      CROSS JOIN LATERAL (SELECT CASE WHEN i.state = 'paid' THEN i.total
        - coalesce((SELECT sum(c.amount) FROM invoice_credit c WHERE c.invoice_id = i.id), 0)
        ELSE 0 END AS expected) e
      LEFT JOIN (SELECT invoice_id, sum(amount) AS paid FROM invoice_payment
        GROUP BY invoice_id) y ON y.invoice_id = i.id
      WHERE e.expected <> coalesce(y.paid, 0)`,
  },
  {
    name: 'invoicePayments',
    sql: `
      SELECT ${phrase('invoice', { number: 'i.number' })} AS subject, i.currency,
        coalesce(y.paid, 0) AS expected, coalesce(v.paid, 0) AS found
      FROM invoice i
      LEFT JOIN (SELECT invoice_id, sum(amount) AS paid FROM invoice_payment
        GROUP BY invoice_id) y ON y.invoice_id = i.id
      LEFT JOIN (SELECT e.invoice_id, sum(p.amount) AS paid
        FROM journal_entry e
        JOIN posting p ON p.entry_id = e.id JOIN ledger_account a ON a.id = p.account_id
        WHERE e.invoice_id IS NOT NULL AND e.kind <> 'refund'
          AND a.kind IN ('freelancerAvailable', 'platformFees')
        GROUP BY e.invoice_id) v ON v.invoice_id = i.id
      WHERE coalesce(y.paid, 0) <> coalesce(v.paid, 0)`,
  },
  {
    name: 'invoiceRefund',
    sql: `
      SELECT ${phrase('invoice', { number: 'i.number' })} AS subject, i.currency,
        coalesce(y.paid, 0) AS expected, v.refunded AS found
      FROM invoice i
      LEFT JOIN (SELECT invoice_id, sum(amount) AS paid FROM invoice_payment
        WHERE milestone_id IS NULL GROUP BY invoice_id) y ON y.invoice_id = i.id
      JOIN (SELECT e.invoice_id, sum(p.amount) AS refunded
        FROM journal_entry e
        JOIN posting p ON p.entry_id = e.id JOIN ledger_account a ON a.id = p.account_id
        WHERE e.kind = 'refund' AND a.kind = 'employerAvailable'
        GROUP BY e.invoice_id) v ON v.invoice_id = i.id
      WHERE v.refunded > coalesce(y.paid, 0)`,
  },
]
