import pg from 'pg'
import { v7 } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { findDifferences, sayDifference } from '../../../server/audit/audit.ts'
import { columnTypes } from '../../../server/db/types.ts'
import { createWords } from '../../../shared/words/words.ts'
import { withWorld } from '../core/world.ts'

const world = withWorld()

/** Milestones and an invoice of two projects, each of a pair of people of its own. */
let ids: { own: string; others: string; invoice: string }

const OWN = {
  projectId: 1,
  currency: 'USD',
  description: 'Wireframes',
  confirmedSource: 'any',
} as const

beforeAll(async () => {
  const { did, employer, strangers, test } = world()
  const own = await did(employer, 'createMilestone', { ...OWN, amount: '40' })
  const [stranger] = strangers
  if (!stranger) throw new Error('nobody else')
  const others = await did(stranger, 'createMilestone', { ...OWN, projectId: 5, amount: '40' })
  ids = { own, others, invoice: v7() }
  // A marketplace with money everywhere, whose deposits have references: nothing else is forged.
  await test.query(`SET session_replication_role = replica;
    UPDATE purpose SET kind = 'marketplace';
    UPDATE journal_entry SET reference = 'seed ' || id WHERE kind = 'fund';
    INSERT INTO invoice (id, project_id, kind, week_start_ms, week_end_ms, zone, currency, total, state,
      issued_at_ms, due_at_ms, next_attempt_at_ms)
      VALUES ('${ids.invoice}', 1, 'weekly', 0, 1, 'UTC', 'USD', 0, 'issued', 1, 2, 2);
    INSERT INTO ledger_account (kind, owner_id, currency)
      SELECT CASE role WHEN 'employer' THEN 'employerSource' ELSE 'freelancerAvailable' END, id, 'USD'
        FROM app_user WHERE role <> 'arbiter' ON CONFLICT DO NOTHING;
    INSERT INTO ledger_account (kind, currency) VALUES ('platformFees', 'USD') ON CONFLICT DO NOTHING`)
})

/** The accounts by a letter each: Amelia and Tiago share a project, Kenji and Nadia another. */
const ACCOUNTS = `(VALUES
    ('amelia', 'employerAvailable', 'amelia%'), ('amelia''s card', 'employerSource', 'amelia%'),
    ('tiago', 'freelancerAvailable', 'tiago%'), ('kenji', 'employerAvailable', 'kenji%'),
    ('nadia', 'freelancerAvailable', 'nadia%')) AS person (name, kind, email)`
const KINDS = [
  ...['fund', 'correction', 'hold', 'release', 'invoicePayment'],
  ...['refundHold', 'verdict', 'refund', 'gift'],
]
const SUBJECTS = { nothing: [0, 0], milestone: [1, 0], invoice: [0, 1], both: [1, 1] }

/** What L7 lets the marketplace's role move about a milestone and an invoice of Amelia and Tiago. */
const ALLOWED = [
  'hold of milestone: amelia > held',
  "hold of milestone: amelia's card > held",
  'release of milestone: held > tiago',
  'release of milestone: held > fees',
  'refundHold of milestone: held > amelia',
  'verdict of milestone: held > tiago',
  'verdict of milestone: held > fees',
  'verdict of milestone: held > amelia',
  "invoicePayment of invoice: amelia's card > tiago",
  "invoicePayment of invoice: amelia's card > fees",
  'invoicePayment of both: held > tiago',
  'invoicePayment of both: held > fees',
  'refund of milestone: tiago > amelia',
  'refund of invoice: tiago > amelia',
]

/** Tries every kind of entry between any two accounts about each subject; lists what was not refused. */
function everyMove(): string {
  const subjects = Object.entries(SUBJECTS).map(
    ([name, [milestone, invoice]]) =>
      `('${name}', ${milestone ? `'${ids.own}'` : 'NULL'}::uuid, ${invoice ? `'${ids.invoice}'` : 'NULL'}::uuid)`,
  )
  return `
    CREATE TEMP TABLE passed (what text) ON COMMIT PRESERVE ROWS;
    CREATE TEMP TABLE other (what text) ON COMMIT PRESERVE ROWS;
    DO $$
    DECLARE try record; passed text[] := '{}'; other text[] := '{}'; entry bigint;
    BEGIN
      FOR try IN
        WITH account AS (
          SELECT person.name, a.id FROM ${ACCOUNTS} JOIN app_user u ON u.email LIKE person.email
            JOIN ledger_account a ON a.owner_id = u.id AND a.kind = person.kind AND a.currency = 'USD'
          UNION ALL SELECT CASE milestone_id WHEN '${ids.own}' THEN 'held' ELSE 'others'' held' END, id
            FROM ledger_account WHERE milestone_id IN ('${ids.own}', '${ids.others}')
          UNION ALL SELECT CASE kind WHEN 'platformFees' THEN 'fees' ELSE 'outside' END, id
            FROM ledger_account WHERE kind LIKE 'platform%' AND currency = 'USD')
        SELECT k AS kind, s.*, f.id AS out_of, t.id AS into_it,
          k || ' of ' || s.name || ': ' || f.name || ' > ' || t.name AS what
        FROM unnest('{${KINDS.join()}}'::text[]) AS k,
          (VALUES ${subjects.join()}) AS s (name, milestone, invoice), account f, account t
        WHERE f.id <> t.id
      LOOP
        BEGIN
          INSERT INTO journal_entry (kind, milestone_id, invoice_id, at_ms)
            VALUES (try.kind, try.milestone, try.invoice, 1) RETURNING id INTO entry;
          INSERT INTO posting (entry_id, line, account_id, currency, amount)
            VALUES (entry, 0, try.out_of, 'USD', -1), (entry, 1, try.into_it, 'USD', 1);
          RAISE 'passed';
        EXCEPTION WHEN OTHERS THEN
          IF SQLERRM = 'passed' THEN passed := passed || try.what;
          ELSIF SQLERRM NOT LIKE '%its kind and its subject do not' THEN
            other := other || (try.what || ': ' || SQLERRM);
          END IF;
        END;
      END LOOP;
      INSERT INTO passed SELECT unnest(passed);
      INSERT INTO other SELECT unnest(other);
    END $$`
}

describe('L7: the marketplace’s own role, in the hands of a thief', () => {
  it('moves money only as the kind of an entry and its milestone or invoice say', async () => {
    const { database, test } = world()
    // So that nothing is refused for want of money.
    await test.query(`SET session_replication_role = replica;
      UPDATE ledger_account SET balance = balance + 100 WHERE currency = 'USD'`)
    const client = await database.db.pool.connect()
    try {
      await client.query(everyMove())
      const read = async (table: string) =>
        (await client.query(`SELECT what FROM ${table}`)).rows.map(({ what }) => what)
      expect(await read('other')).toEqual([])
      expect((await read('passed')).toSorted()).toEqual(ALLOWED.toSorted())
    } finally {
      client.release(true)
      await test.query(`SET session_replication_role = replica;
        UPDATE ledger_account SET balance = balance - 100 WHERE currency = 'USD'`)
    }
  })

  it.each([
    [
      'an arbiter',
      `INSERT INTO app_user (name, email, role, zone) VALUES ('X', 'x@x.example', 'arbiter', 'UTC')`,
    ],
    [
      'a verified source',
      `INSERT INTO payment_source (employer_id, label, verified)
        SELECT id, 'Card', true FROM app_user WHERE email LIKE 'kenji%'`,
    ],
    [
      'a limit',
      `INSERT INTO payment_source_limit (employer_id, currency, limit_minor)
        SELECT employer_id, 'EUR', 9 FROM payment_source`,
    ],
  ])('does not make %s', async (_what, statement) => {
    await expect(world().database.db.pool.query(statement)).rejects.toThrow(
      'only whoever runs the marketplace',
    )
    await world().test.query(`BEGIN; SET ROLE milepost_owner; ${statement}; ROLLBACK`)
  })

  it('does not turn a marketplace into a sandbox, in which more is allowed', async () => {
    const { pool } = world().database.db
    for (const statement of ["UPDATE purpose SET kind = 'sandbox'", 'DELETE FROM purpose']) {
      await expect(pool.query(statement)).rejects.toThrow('permission denied')
    }
    await expect(pool.query("INSERT INTO purpose (kind) VALUES ('sandbox')")).rejects.toThrow(
      'purpose_pkey',
    )
  })
})

describe('L7: what the owner of the tables forges past their guards, the audit reports', () => {
  /** Forges as the owner, who can switch a guard off; answers which checks object. */
  async function found(forgery: string): Promise<string[]> {
    const checks: string[] = []
    const english = createWords('en')
    const { test } = world()
    const client = new pg.Client({ connectionString: test.ownerUrl, types: columnTypes })
    await client.connect()
    try {
      await client.query('BEGIN; ALTER TABLE posting DISABLE TRIGGER posting_fits')
      await client.query(forgery)
      await findDifferences(client, (each) => checks.push(sayDifference(english, each).check))
    } finally {
      await client.end()
    }
    return [...new Set(checks)]
  }
  const account = (kind: string, email: string) => `(SELECT a.id FROM ledger_account a
    JOIN app_user u ON u.id = a.owner_id
    WHERE a.kind = '${kind}' AND u.email LIKE '${email}%' AND a.currency = 'USD')`
  const held = (of: 'own' | 'others') =>
    `(SELECT id FROM ledger_account WHERE milestone_id = '${ids[of]}')`
  const outside = `(SELECT id FROM ledger_account WHERE kind = 'platformExternal' AND currency = 'USD')`
  const move = (columns: Record<string, string>, from: string, to: string, minor = 1) => `
    WITH entry AS (INSERT INTO journal_entry (at_ms, ${Object.keys(columns)})
      VALUES (1, ${Object.values(columns).map((each) => `'${each}'`)}) RETURNING id)
    INSERT INTO posting (entry_id, line, account_id, currency, amount)
    SELECT id, line, account, 'USD', amount FROM entry,
      (VALUES (0, ${from}, -${minor}), (1, ${to}, ${minor})) AS v (line, account, amount)`
  const amelia = account('employerAvailable', 'amelia')
  const kenji = account('employerAvailable', 'kenji')
  const nadia = account('freelancerAvailable', 'nadia')

  it('finds nothing where nothing is forged', async () => {
    expect(await found('SELECT 1')).toEqual([])
  })

  it.each<[string, () => string, string]>([
    [
      'a deposit without a reference',
      () => move({ kind: 'fund' }, outside, amelia),
      'is about what',
    ],
    [
      'from one employer to another',
      () => move({ kind: 'fund', reference: 'x' }, amelia, kenji),
      'of its entry’s kind',
    ],
    [
      'a kind that there is not',
      () => move({ kind: 'gift' }, amelia, kenji),
      'of its entry’s kind',
    ],
    [
      'a release to somebody else',
      () => move({ kind: 'release', milestone_id: ids.own }, held('own'), nadia),
      'of the parties',
    ],
    [
      'a hold from somebody else',
      () => move({ kind: 'hold', milestone_id: ids.own }, kenji, held('own')),
      'of the parties',
    ],
    [
      'the money of another milestone',
      () => move({ kind: 'refundHold', milestone_id: ids.own }, held('others'), amelia),
      'of the parties',
    ],
    ['a hold about nothing', () => move({ kind: 'hold' }, amelia, held('own')), 'is about what'],
    [
      'a deposit that another took back',
      () => move({ kind: 'correction', reference: 'seed 1' }, kenji, outside),
      'was taken back whole',
    ],
    [
      'an arbiter who is a party',
      () => `UPDATE app_user SET role = 'arbiter' WHERE email LIKE 'kenji%'`,
      'arbiter has no part',
    ],
    [
      'a source of one who does not pay',
      () => `INSERT INTO payment_source (employer_id, label, verified)
        SELECT id, 'Card', true FROM app_user WHERE email LIKE 'nadia%'`,
      'payment source is an employer’s',
    ],
  ])('%s', async (_what, forgery, check) => {
    expect((await found(forgery())).join('\n')).toContain(check)
  })
})
