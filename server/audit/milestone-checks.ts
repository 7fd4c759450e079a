import { type Check, phrase } from './check.ts'

/** What entries paid of each milestone, and what they gave back of it. */
const MOVED = `
  SELECT e.milestone_id AS id,
    coalesce(sum(p.amount) FILTER (WHERE a.kind IN ('freelancerAvailable', 'platformFees')
      AND e.kind <> 'refund'), 0) AS paid,
    coalesce(sum(p.amount) FILTER (WHERE a.kind = 'employerAvailable'
      AND e.kind NOT IN ('hold', 'refund')), 0) AS given_back,
    coalesce(sum(p.amount) FILTER (WHERE a.kind = 'milestoneHeld' AND e.kind = 'hold'), 0) AS held,
    coalesce(sum(p.amount) FILTER (WHERE a.kind = 'employerAvailable'
      AND e.kind = 'refund'), 0) AS refunded
  FROM journal_entry e
  JOIN posting p ON p.entry_id = e.id JOIN ledger_account a ON a.id = p.account_id
  WHERE e.milestone_id IS NOT NULL GROUP BY e.milestone_id`

const compare = (expected: string, found: string): string => `
  SELECT ${phrase('milestoneState', { number: 'm.number', state: 'm.state' })} AS subject, m.currency,
    ${expected} AS expected, ${found} AS found
  FROM milestone m LEFT JOIN (${MOVED}) v ON v.id = m.id
  WHERE ${expected} <> ${found}`

/** Milestones and requests against the journal: M4, P4, P5, P6. */
export const milestoneChecks: Check[] = [
  {
    name: 'milestoneHeld',
    sql: `
      SELECT ${phrase('milestoneState', { number: 'm.number', state: 'm.state' })} AS subject, m.currency,
        e.expected, coalesce(a.balance, 0) AS found
      FROM milestone m
      CROSS JOIN LATERAL (SELECT
        CASE WHEN m.state IN ('released', 'cancelled') THEN 0 ELSE m.amount END AS expected) e
      LEFT JOIN ledger_account a
        ON a.milestone_id = m.id AND a.kind = 'milestoneHeld' AND a.currency = m.currency
      WHERE e.expected <> coalesce(a.balance, 0)`,
  },
  {
    name: 'milestonePaid',
    sql: compare(`CASE WHEN m.state = 'released' THEN m.amount ELSE 0 END`, 'coalesce(v.paid, 0)'),
  },
  {
    name: 'milestoneReturned',
    sql: compare(
      `CASE WHEN m.state = 'cancelled' THEN m.amount ELSE 0 END`,
      'coalesce(v.given_back, 0)',
    ),
  },
  {
    name: 'refundWithin',
    sql: compare(
      `least(coalesce(v.refunded, 0), CASE WHEN m.state = 'released' THEN m.amount ELSE 0 END)`,
      'coalesce(v.refunded, 0)',
    ),
  },
  {
    name: 'requestHeld',
    sql: `
      SELECT ${phrase('request', { number: 'r.number' })} AS subject, r.currency,
        r.amount AS expected, coalesce(v.held, 0) AS found
      FROM milestone_request r LEFT JOIN (${MOVED}) v ON v.id = r.milestone_id
      WHERE r.state = 'accepted' AND r.amount <> coalesce(v.held, 0)`,
  },
]
