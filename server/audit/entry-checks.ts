import { type Check, phrase } from './check.ts'

/** Which accounts each kind of entry takes money out of, and into (L7). */
const SIDES: Record<string, { from: string[]; into: string[] }> = {
  fund: { from: ['platformExternal'], into: ['employerAvailable'] },
  correction: { from: ['employerAvailable'], into: ['platformExternal'] },
  hold: { from: ['employerAvailable', 'employerSource'], into: ['milestoneHeld'] },
  release: { from: ['milestoneHeld'], into: ['freelancerAvailable', 'platformFees'] },
  invoicePayment: {
    from: ['milestoneHeld', 'employerSource'],
    into: ['freelancerAvailable', 'platformFees'],
  },
  refundHold: { from: ['milestoneHeld'], into: ['employerAvailable'] },
  verdict: {
    from: ['milestoneHeld'],
    into: ['freelancerAvailable', 'platformFees', 'employerAvailable'],
  },
  refund: { from: ['freelancerAvailable'], into: ['employerAvailable'] },
}

const allowed = Object.entries(SIDES)
  .flatMap(([kind, { from, into }]) => [
    ...from.map((account) => `('${kind}', '${account}', -1)`),
    ...into.map((account) => `('${kind}', '${account}', 1)`),
  ])
  .join(', ')

/** What an entry is about. */
const SUBJECT = `CASE concat_ws('', CASE WHEN e.milestone_id IS NOT NULL THEN 'm' END,
    CASE WHEN e.invoice_id IS NOT NULL THEN 'i' END, CASE WHEN e.reference IS NOT NULL THEN 'r' END)
  WHEN 'm' THEN ${phrase('theMilestone')} WHEN 'i' THEN ${phrase('theInvoice')}
  WHEN 'r' THEN ${phrase('theReference')} WHEN 'mi' THEN ${phrase('milestoneAndInvoice')}
  WHEN 'mr' THEN ${phrase('milestoneAndReference')} WHEN 'ir' THEN ${phrase('invoiceAndReference')}
  WHEN 'mir' THEN ${phrase('allThree')} ELSE ${phrase('nothing')} END`

/** Every entry against its kind, its milestone or invoice, and their parties: L7. */
export const entryChecks: Check[] = [
  {
    name: 'postingAccount',
    sql: `
      SELECT ${phrase('posting', { id: 'e.id', line: 'l.line' })} AS subject, NULL AS currency,
        ${phrase('accountFor', { kind: 'e.kind' })} AS expected,
        CASE WHEN l.amount > 0 THEN ${phrase('into', { kind: 'a.kind' })}
          ELSE ${phrase('outOf', { kind: 'a.kind' })} END AS found
      FROM journal_entry e
      JOIN posting l ON l.entry_id = e.id JOIN ledger_account a ON a.id = l.account_id
      WHERE NOT EXISTS (SELECT FROM (VALUES ${allowed}) AS side (kind, account, sign)
        WHERE side.kind = e.kind AND side.account = a.kind AND side.sign = sign(l.amount))`,
  },
  {
    name: 'entrySubject',
    sql: `
      SELECT ${phrase('entry', { id: 'e.id' })} AS subject, NULL AS currency, ${phrase('subjectOf', { kind: 'e.kind' })} AS expected,
        ${SUBJECT} AS found
      FROM journal_entry e
      LEFT JOIN milestone m ON m.id = e.milestone_id LEFT JOIN invoice i ON i.id = e.invoice_id
      WHERE CASE
        WHEN e.kind IN ('fund', 'correction') THEN m.id IS NOT NULL OR i.id IS NOT NULL
          OR (e.reference IS NULL AND NOT EXISTS (SELECT FROM purpose WHERE kind = 'sandbox'))
          OR (e.kind = 'correction' AND NOT EXISTS (SELECT FROM journal_entry f
            WHERE f.kind = 'fund' AND f.reference = e.reference))
        WHEN e.kind = 'invoicePayment' THEN e.reference IS NOT NULL OR i.id IS NULL
          OR m.project_id <> i.project_id
        WHEN e.kind = 'refund' THEN e.reference IS NOT NULL OR num_nonnulls(m.id, i.id) <> 1
        ELSE e.reference IS NOT NULL OR m.id IS NULL OR i.id IS NOT NULL END`,
  },
  {
    name: 'postingParties',
    sql: `
      SELECT ${phrase('posting', { id: 'e.id', line: 'l.line' })} AS subject, NULL AS currency,
        ${phrase('partiesOf', { id: 'p.id' })} AS expected,
        ${phrase('accountIn', { id: 'a.id', kind: 'a.kind', currency: 'a.currency' })} AS found
      FROM journal_entry e
      JOIN posting l ON l.entry_id = e.id JOIN ledger_account a ON a.id = l.account_id
      LEFT JOIN milestone m ON m.id = e.milestone_id LEFT JOIN invoice i ON i.id = e.invoice_id
      JOIN project p ON p.id IN (m.project_id, i.project_id)
      JOIN bid b ON b.id = coalesce(m.bid_id, p.bid_id)
      WHERE a.currency <> p.currency
        OR a.owner_id <> CASE a.kind WHEN 'freelancerAvailable' THEN b.bidder_id
          ELSE p.employer_id END
        OR (a.kind = 'milestoneHeld' AND a.milestone_id IS DISTINCT FROM m.id
          AND (e.kind = 'hold' OR a.milestone_id IS DISTINCT FROM m.split_from))
        OR (a.kind = 'employerSource' AND e.kind = 'invoicePayment' AND m.id IS NOT NULL)`,
  },
  {
    name: 'takenBack',
    sql: `
      SELECT ${phrase('posting', { id: 'e.id', line: 'l.line' })} AS subject, l.currency,
        coalesce(-g.amount, 0) AS expected, l.amount AS found
      FROM journal_entry e JOIN posting l ON l.entry_id = e.id
      LEFT JOIN journal_entry f ON f.kind = 'fund' AND f.reference = e.reference
      LEFT JOIN posting g ON g.entry_id = f.id AND g.account_id = l.account_id
      WHERE e.kind = 'correction' AND l.amount IS DISTINCT FROM -g.amount`,
  },
  {
    name: 'arbiterApart',
    sql: `
      SELECT ${phrase('account', { id: 'u.id' })} AS subject, NULL AS currency, ${phrase('noPart')} AS expected,
        ${phrase('somePart')} AS found
      FROM app_user u WHERE u.role = 'arbiter' AND (
        EXISTS (SELECT FROM project p WHERE u.id IN (p.employer_id, p.freelancer_id))
        OR EXISTS (SELECT FROM bid b WHERE b.bidder_id = u.id)
        OR EXISTS (SELECT FROM ledger_account a WHERE a.owner_id = u.id AND a.balance <> 0))`,
  },
  {
    name: 'sourceOwner',
    sql: `
      SELECT ${phrase('sourceOf', { id: 'u.id' })} AS subject, NULL AS currency,
        'employer' AS expected, u.role AS found
      FROM payment_source s JOIN app_user u ON u.id = s.employer_id WHERE u.role <> 'employer'`,
  },
]
