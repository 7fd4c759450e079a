import pg from 'pg'
import { v7 } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Difference, findDifferences, sayDifference } from '../../../server/audit/audit.ts'
import { createWords } from '../../../shared/words/words.ts'
import { aSegment, HOUR_MS, meetReleaseRule, NOON_MS, withWorld } from './world.ts'

const world = withWorld()
/** Past every week of the tests. */
const FIRST_MS = NOON_MS - 14 * 24 * HOUR_MS

let invoiceId: string

/** An issued invoice of the hours at an instant, as the marketplace would have made it. */
async function invoice(projectId: number): Promise<string> {
  const id = v7()
  const week = [FIRST_MS - HOUR_MS, FIRST_MS + 7 * 24 * HOUR_MS]
  await world().test.query(`
    INSERT INTO invoice (id, project_id, kind, week_start_ms, week_end_ms, zone, currency, total,
        state, issued_at_ms, due_at_ms, next_attempt_at_ms)
      VALUES ('${id}', ${projectId}, 'weekly', ${week}, 'UTC', 'USD', 667, 'issued', 1, 2, 2);
    INSERT INTO invoice_line VALUES ('${id}', 0, ${week}, false, 600000, 4000, 667);
    INSERT INTO invoiced_segment SELECT id, '${id}', 0 FROM segment WHERE project_id = ${projectId};
    DELETE FROM unbilled_week WHERE project_id = ${projectId}`)
  return id
}

beforeAll(async () => {
  const { did, addProject, employer, freelancer, release } = world()
  const projectId = await addProject()
  await meetReleaseRule(world(), projectId, FIRST_MS)
  invoiceId = await invoice(projectId)
  const terms = { projectId, currency: 'USD', amount: '40.00', description: 'Wireframes' }
  const [first, second, third] = [v7(), v7(), v7()]
  for (const id of [first, second, third])
    await did(employer, 'createMilestone', { ...terms, confirmedSource: 'any' }, id)
  await release(first, '40.00')
  await release(second, '15.00')
  await did(freelancer, 'cancelMilestone', { milestoneId: third })
  const requestId = await did(freelancer, 'requestMilestone', terms)
  await did(employer, 'acceptMilestoneRequest', { confirmedSource: 'any', requestId })
  // One dispute is open, one has split a milestone, one has taken something off the invoice.
  await dispute(
    'milestone',
    await did(employer, 'createMilestone', { ...terms, confirmedSource: 'any' }),
  )
  for (const disputeId of [
    await dispute(
      'milestone',
      await did(employer, 'createMilestone', { ...terms, confirmedSource: 'any' }),
    ),
    await dispute('invoice', invoiceId),
  ]) {
    await did(freelancer, 'acceptDisputeOffer', { disputeId, freelancerAmount: '1' })
  }
})

const dispute = (kind: 'milestone' | 'invoice', id: string) =>
  world().did(world().employer, 'openDispute', {
    about: { kind, id },
    reason: 'Unfinished',
    freelancerAmount: '1',
  })

const english = createWords('en')
type Said = Record<keyof Difference, string>

/** What the audit finds after some tampering that no guard prevents; it is undone afterwards. */
async function findAfter(tampering: string): Promise<Said[]> {
  const client = new pg.Client({ connectionString: world().test.adminUrl })
  await client.connect()
  try {
    await client.query('BEGIN; SET LOCAL session_replication_role = replica')
    await client.query(tampering)
    const found: Said[] = []
    await findDifferences(client, (each) => found.push(sayDifference(english, each)))
    return found
  } finally {
    await client.end()
  }
}

const aPosting = `(SELECT ctid FROM posting WHERE amount > 0 ORDER BY entry_id DESC LIMIT 1)`
const live = `(SELECT id FROM milestone WHERE state = 'inProgress' LIMIT 1)`
const released = `(SELECT id FROM milestone WHERE state = 'released' AND split_from IS NULL LIMIT 1)`

describe('L: the audit', () => {
  it('finds nothing in the books of a marketplace that was only used', async () => {
    expect(await findAfter('SELECT 1')).toEqual([])
  })

  it.each([
    ['UPDATE ledger_account SET balance = balance + 1 WHERE id = 1', 'sum of its postings'],
    ['UPDATE ledger_account SET balance = balance + 1 WHERE id = 1', 'accounts sum to zero'],
    [`DELETE FROM posting WHERE ctid = ${aPosting}`, 'entry sums to zero'],
    [`UPDATE posting SET amount = amount + 1 WHERE ctid = ${aPosting}`, 'entry sums to zero'],
    ['DELETE FROM posting WHERE entry_id = 1', 'entry has postings'],
    [`UPDATE posting SET currency = 'EUR' WHERE ctid = ${aPosting}`, 'account’s currency'],
    [
      `ALTER TABLE ledger_account DROP CONSTRAINT ledger_not_negative;
        UPDATE ledger_account SET balance = -5 WHERE kind = 'freelancerAvailable'`,
      'not below zero',
    ],
    [`UPDATE milestone SET amount = amount + 1 WHERE id = ${live}`, 'money is held'],
    [
      `UPDATE milestone SET state = 'released', released_at_ms = 1 WHERE id = ${live}`,
      'released milestone was paid',
    ],
    [
      `UPDATE milestone SET state = 'cancelled', cancelled_at_ms = 1, released_at_ms = NULL,
        released_by_intent = NULL WHERE id = ${released}`,
      'cancelled milestone was given back',
    ],
    [
      `WITH entry AS (INSERT INTO journal_entry (kind, milestone_id, at_ms)
          SELECT 'refund', ${live}, 1 RETURNING id)
        INSERT INTO posting SELECT entry.id, 0, a.id, a.currency, 9 FROM entry, ledger_account a
          WHERE a.kind = 'employerAvailable' AND a.currency = 'USD' LIMIT 1`,
      'more was refunded',
    ],
    [
      `WITH entry AS (INSERT INTO journal_entry (kind, invoice_id, at_ms)
          SELECT 'refund', id, 1 FROM invoice LIMIT 1 RETURNING id)
        INSERT INTO posting SELECT entry.id, 0, a.id, a.currency, 9 FROM entry, ledger_account a
          WHERE a.kind = 'employerAvailable' AND a.currency = 'USD' LIMIT 1`,
      'more of an invoice was refunded',
    ],
    [`UPDATE milestone_request SET amount = amount - 1 WHERE state = 'accepted'`, 'request held'],
    [
      `ALTER TABLE segment DROP CONSTRAINT segment_overlap;
        INSERT INTO segment SELECT (s).* FROM (SELECT jsonb_populate_record(segment,
          jsonb_build_object('id', '${v7()}', 'start_ms', start_ms + 1, 'billable_ms', 0)) AS s FROM segment) AS t`,
      'do not overlap',
    ],
    [`UPDATE milestone SET state = 'disputed' WHERE id = ${live}`, 'has an open dispute'],
    [`UPDATE milestone SET state = 'inProgress' WHERE state = 'disputed'`, 'has an open dispute'],
    [
      `UPDATE dispute SET verdict_amount = verdict_amount + 1 WHERE milestone_id IS NOT NULL
        AND stage = 'resolved'`,
      'over a milestone was paid',
    ],
    ['DELETE FROM invoice_credit', 'over an invoice credits'],
    ['DELETE FROM invoiced_segment', 'unbilled hours are noted'],
    ['DELETE FROM invoiced_segment', 'its segments’ time'],
    ['UPDATE segment SET billable_ms = billable_ms - 1000', 'its segments’ time'],
    ['UPDATE invoice_line SET amount = amount + 1', 'rounded half-up'],
    ['UPDATE invoice SET total = total - 1', 'sum of its lines'],
    [`UPDATE invoice SET state = 'paid', paid_at_ms = 1`, 'paid what it came to'],
    [
      `INSERT INTO invoice_payment SELECT id, 0, NULL, total FROM invoice;
        UPDATE invoice SET state = 'paid', paid_at_ms = 1`,
      'are in the journal',
    ],
  ])('finds what "%s" did', async (tampering, check) => {
    const found = await findAfter(tampering)
    expect(found.map((each) => each.check).join('\n')).toContain(check)
  })

  it('names the row, and what it holds beside what it must', async () => {
    const [only, ...others] = await findAfter('UPDATE invoice SET total = 1234')
    expect(others).toEqual([])
    const [row] = await world().test.query<{ number: number }>(
      'SELECT number FROM invoice WHERE id = $1',
      [invoiceId],
    )
    expect(only).toMatchObject({
      subject: `invoice ${row?.number}`,
      expected: '6.67 USD',
      found: '12.34 USD',
    })
  })

  it('counts an hour that is on no invoice yet by its unbilled week', async () => {
    const { did, addProject, freelancer } = world()
    const projectId = await addProject()
    await did(freelancer, 'postSegment', { segment: aSegment(projectId, NOON_MS - 3 * HOUR_MS) })
    expect(await findAfter('SELECT 1')).toEqual([])
    const found = await findAfter(`DELETE FROM unbilled_week WHERE project_id = ${projectId}`)
    expect(found).toMatchObject([{ found: 'neither' }])
  })
})
