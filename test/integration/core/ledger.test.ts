import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { executeCommands } from '../../../server/commands/execute.ts'
import { loadBalances } from '../../../server/ledger/load.ts'
import { withWorld } from './world.ts'

const world = withWorld()

type Line = [account: number, currency: string, amount: number]

/** Writes an entry with the marketplace's own role, as one transaction. */
async function write(lines: Line[], reach = world().database.db.pool) {
  const client = await reach.connect()
  try {
    await client.query('BEGIN')
    const { rows } = await client.query(
      `INSERT INTO journal_entry (kind, at_ms) VALUES ('fund', 1) RETURNING id`,
    )
    await client.query(
      `INSERT INTO posting (entry_id, line, account_id, currency, amount)
        SELECT $1, (each ->> 'line')::smallint, (each ->> 'account')::integer, each ->> 'currency',
          (each ->> 'amount')::numeric FROM jsonb_array_elements($2) AS each`,
      [
        rows[0].id,
        JSON.stringify(
          lines.map(([account, currency, amount], line) => ({ line, account, currency, amount })),
        ),
      ],
    )
    await client.query('COMMIT')
    return rows[0].id as number
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}

/** Runs statements as the role that owns the tables, past the marketplace. */
const asOwner = (statements: string) => world().test.query(`SET ROLE milepost_owner; ${statements}`)

async function account(kind: string, currency = 'USD') {
  const [row] = await world().test.query<{ id: number; balance: bigint }>(
    'SELECT id, balance FROM ledger_account WHERE kind = $1 AND currency = $2 ORDER BY id',
    [kind, currency],
  )
  if (!row) throw new Error(`no account ${kind}`)
  return row
}

describe('the database itself keeps the ledger’s rules', () => {
  it('L1: refuses an entry that does not sum to zero, or has no postings', async () => {
    const outside = await account('platformExternal')
    const inside = await account('employerAvailable')
    await expect(
      write([
        [outside.id, 'USD', -100],
        [inside.id, 'USD', 99],
      ]),
    ).rejects.toThrow('does not sum to zero')
    await expect(write([])).rejects.toThrow('has no postings')
    expect((await account('employerAvailable')).balance).toBe(inside.balance)
  })

  it('L1: sums by currency, and an account has one currency', async () => {
    const dollars = await account('platformExternal')
    const yen = await account('employerAvailable', 'JPY')
    await expect(
      write([
        [dollars.id, 'USD', -100],
        [yen.id, 'JPY', 100],
      ]),
    ).rejects.toThrow('does not sum to zero')
    await expect(
      write([
        [dollars.id, 'USD', -100],
        [yen.id, 'USD', 100],
      ]),
    ).rejects.toThrow('foreign key')
  })

  it('L1: a closed entry takes no more postings', async () => {
    const outside = await account('platformExternal')
    const inside = await account('employerAvailable')
    const id = await write([
      [outside.id, 'USD', -100],
      [inside.id, 'USD', 100],
    ])
    const add = world().database.db.pool.query(
      `INSERT INTO posting (entry_id, line, account_id, currency, amount)
        VALUES ($1, 2, $2, 'USD', -5), ($1, 3, $3, 'USD', 5)`,
      [id, outside.id, inside.id],
    )
    await expect(add).rejects.toThrow('is closed')
  })

  it('L2: no account of ours goes below zero', async () => {
    const outside = await account('platformExternal')
    const inside = await account('employerAvailable')
    await expect(
      write([
        [inside.id, 'USD', -Number(inside.balance) - 1],
        [outside.id, 'USD', Number(inside.balance) + 1],
      ]),
    ).rejects.toThrow('ledger_not_negative')
  })

  it.each([
    'UPDATE posting SET amount = amount * 2',
    'DELETE FROM posting',
    'TRUNCATE posting',
    'UPDATE journal_entry SET at_ms = 0',
    'DELETE FROM journal_entry',
    'TRUNCATE journal_entry CASCADE',
  ])('L1: "%s" is refused, even to the administrator', async (statement) => {
    await expect(world().test.query(statement)).rejects.toThrow('append-only')
    await expect(world().database.db.pool.query(statement)).rejects.toThrow('permission denied')
  })

  it.each([
    'UPDATE ledger_account SET balance = 1',
    "UPDATE ledger_account SET kind = 'platformExternal'",
    'UPDATE ledger_account SET owner_id = owner_id + 1 WHERE owner_id IS NOT NULL',
    "UPDATE ledger_account SET currency = 'EUR'",
    'DELETE FROM ledger_account',
    'TRUNCATE ledger_account CASCADE',
  ])('L2: "%s" is refused, even to the tables’ owner', async (statement) => {
    await expect(asOwner(statement)).rejects.toThrow('by postings alone')
    await expect(world().database.db.pool.query(statement)).rejects.toThrow('permission denied')
  })

  it('L2: an account begins empty, and the marketplace’s role cannot say otherwise', async () => {
    const filled = `INSERT INTO ledger_account (kind, currency, balance)
      VALUES ('platformFees', 'EUR', 500)`
    await expect(world().database.db.pool.query(filled)).rejects.toThrow('permission denied')
    await asOwner(filled)
    expect((await account('platformFees', 'EUR')).balance).toBe(0n)
  })

  it('L1: an entry’s number and transaction are not for its writer to choose', async () => {
    const { pool } = world().database.db
    const chosen = `INSERT INTO journal_entry (id, kind, at_ms) OVERRIDING SYSTEM VALUE
      VALUES (99999, 'fund', 1)`
    const later = `INSERT INTO journal_entry (kind, at_ms, written_in) VALUES ('fund', 1, '9999')`
    for (const statement of [chosen, later]) {
      await expect(pool.query(statement)).rejects.toThrow('permission denied')
    }
    const stamped = `BEGIN; ${later};
      DO $$ BEGIN
        IF EXISTS (SELECT FROM journal_entry WHERE written_in::text = '9999') THEN
          RAISE 'a chosen transaction';
        END IF;
      END $$; COMMIT`
    await expect(asOwner(stamped)).rejects.toThrow('has no postings')
  })

  it('L1: balances do not move by the ledger’s own function on a table of the attacker', async () => {
    const outside = await account('platformExternal')
    const inside = await account('employerAvailable')
    const attack = `BEGIN;
      CREATE TEMP TABLE mine (entry_id bigint, account_id integer, amount numeric);
      CREATE TRIGGER mine AFTER INSERT ON mine
        FOR EACH ROW EXECUTE FUNCTION ledger_apply_posting();
      WITH entry AS (INSERT INTO journal_entry (kind, at_ms) VALUES ('fund', 1) RETURNING id),
        lines AS (INSERT INTO posting (entry_id, line, account_id, currency, amount)
          SELECT id, 0, ${outside.id}, 'USD', -1 FROM entry
          UNION ALL SELECT id, 1, ${inside.id}, 'USD', 1 FROM entry)
      INSERT INTO mine SELECT id, ${inside.id}, 1000000 FROM entry;
      COMMIT`
    const client = await world().database.db.pool.connect()
    await expect(client.query(attack)).rejects.toThrow('permission denied for function')
    client.release(true)
    await expect(asOwner(attack)).rejects.toThrow('only postings move balances')
    expect((await account('employerAvailable')).balance).toBe(inside.balance)
  })

  it('L1: checking early does not let the rest of an entry pass unchecked', async () => {
    const outside = await account('platformExternal')
    const inside = await account('employerAvailable')
    const attack = `BEGIN;
      CREATE TEMP TABLE made ON COMMIT DROP AS SELECT 0::bigint AS id;
      WITH entry AS (INSERT INTO journal_entry (kind, at_ms) VALUES ('fund', 1) RETURNING id),
        lines AS (INSERT INTO posting (entry_id, line, account_id, currency, amount)
          SELECT id, 0, ${outside.id}, 'USD', -1 FROM entry
          UNION ALL SELECT id, 1, ${inside.id}, 'USD', 1 FROM entry)
      UPDATE made SET id = entry.id FROM entry;
      SET CONSTRAINTS ALL IMMEDIATE;
      INSERT INTO posting (entry_id, line, account_id, currency, amount)
        SELECT id, 2, ${inside.id}, 'USD', 1000000 FROM made;
      COMMIT`
    const client = await world().database.db.pool.connect()
    await expect(client.query(attack)).rejects.toThrow('does not sum to zero')
    client.release(true)
    expect((await account('employerAvailable')).balance).toBe(inside.balance)
  })

  it.each([
    'SET session_replication_role = replica',
    'ALTER TABLE posting DISABLE TRIGGER ALL',
    'ALTER TABLE ledger_account DROP CONSTRAINT ledger_not_negative',
    'DROP TRIGGER posting_append_only ON posting',
    'CREATE OR REPLACE FUNCTION ledger_check_entry() RETURNS trigger LANGUAGE sql AS $$SELECT 1$$',
    'ALTER ROLE CURRENT_USER SUPERUSER',
    'SET ROLE milepost_owner',
  ])('L1: the marketplace’s role cannot get round them: "%s"', async (statement) => {
    await expect(world().database.db.pool.query(statement)).rejects.toThrow(
      /permission denied|must be owner/,
    )
  })

  it('L4: the sum over all accounts is zero at any moment, whoever is writing', async () => {
    const { did, employer, release, test } = world()
    const terms = { projectId: 3, currency: 'JPY', amount: '7', description: 'Crates' }
    let writing = true
    const write = async () => {
      for (let i = 0; i < 6; i++) {
        const milestoneId = await did(employer, 'createMilestone', {
          ...terms,
          confirmedSource: 'any',
        })
        await release(milestoneId, '7')
      }
    }
    const written = Promise.all([write(), write(), write()]).finally(() => {
      writing = false
    })
    let looks = 0
    while (writing) {
      const wrong = await test.query(`
        SELECT currency FROM ledger_account GROUP BY currency HAVING sum(balance) <> 0
        UNION ALL SELECT a.kind FROM ledger_account a LEFT JOIN posting p ON p.account_id = a.id
          GROUP BY a.id HAVING a.balance <> coalesce(sum(p.amount), 0)`)
      expect(wrong).toEqual([])
      looks++
    }
    await written
    expect(looks).toBeGreaterThan(0)
  })

  it('L5: a release leaves the configured fee with the marketplace, and the rest to its worker', async () => {
    const { did, employer, freelancer, services } = world()
    const terms = { projectId: 3, currency: 'JPY', description: 'Crates' }
    const milestoneId = await did(employer, 'createMilestone', {
      confirmedSource: 'any',
      ...terms,
      amount: '330',
    })
    const earnedBefore = (await loadBalances(services.db, freelancer.accountId)).find(
      ({ currency }) => currency === 'JPY',
    )
    const release = { milestoneId, amount: '330' }
    const intentId = await did(employer, 'prepareRelease', release)
    const payload = { ...release, intentId }
    const envelope = { id: v7(), type: 'releaseMilestone', payload, issuedAtMs: 1 }
    const [released] = await executeCommands({ ...services, feeBps: 250 }, employer, [envelope])
    expect(released?.status).toBe('applied')
    // 330 x 2.5 % is 8.25.
    expect((await account('platformFees', 'JPY')).balance).toBe(8n)
    const earned = (await loadBalances(services.db, freelancer.accountId)).find(
      ({ currency }) => currency === 'JPY',
    )
    expect(Number(earned?.available) - Number(earnedBefore?.available)).toBe(322)
  })

  it('L5: a release in parts costs the same fee as one', async () => {
    const { did, employer, services } = world()
    const fees = async () => (await account('platformFees', 'JPY')).balance
    const before = await fees()
    const milestoneId = await did(employer, 'createMilestone', {
      confirmedSource: 'any',
      ...{ projectId: 3, currency: 'JPY', description: 'Pallets' },
      amount: '400',
    })
    for (let part = 0; part < 40; part++) {
      const release = { milestoneId, amount: '10' }
      const intentId = await did(employer, 'prepareRelease', release)
      const payload = { ...release, intentId }
      const envelope = { id: v7(), type: 'releaseMilestone', payload, issuedAtMs: 1 }
      const [released] = await executeCommands({ ...services, feeBps: 250 }, employer, [envelope])
      expect(released?.status).toBe('applied')
    }
    // 400 x 2.5 % is 10; each part's own quarter would have been rounded away.
    expect((await fees()) - before).toBe(10n)
  })

  it('L2: every balance is the sum of its postings, and all together are zero (L4)', async () => {
    const { did, release, employer, test } = world()
    const terms = { projectId: 3, currency: 'JPY', description: 'Boxes' }
    const milestoneId = await did(employer, 'createMilestone', {
      confirmedSource: 'any',
      ...terms,
      amount: '300',
    })
    await release(milestoneId, '300')
    const wrong = await test.query(`
      SELECT 1 FROM ledger_account a LEFT JOIN posting p ON p.account_id = a.id
      GROUP BY a.id HAVING a.balance <> coalesce(sum(p.amount), 0)`)
    expect(wrong).toEqual([])
    const totals = await test.query<{ total: bigint }>(
      'SELECT sum(balance) AS total FROM ledger_account GROUP BY currency',
    )
    expect(totals.every(({ total }) => total === 0n)).toBe(true)
  })
})
