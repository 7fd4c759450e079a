import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterEach, describe, expect, inject, it } from 'vitest'
import { openDatabase } from '../../../server/db/database.ts'
import { createTestDatabase } from '../database.ts'
import { withWorld } from './world.ts'

const world = withWorld()

/** What a role may update as a whole, now and in columns that are still to come. */
const UPDATED_WHOLE = `SELECT table_schema || '.' || table_name AS "table"
  FROM information_schema.role_table_grants
  WHERE grantee = $1 AND privilege_type = 'UPDATE' AND table_schema IN ('public', 'pgboss')`

describe('L1, P9, I6: what the marketplace’s own role may not do, though it keeps the tables', () => {
  it.each([
    "UPDATE app_user SET role = 'arbiter'",
    'DELETE FROM app_user',
    "UPDATE auth_account SET password = 'known'",
    "UPDATE project SET currency = 'JPY'",
    "UPDATE project SET employer_zone = 'UTC'",
    'UPDATE project SET employer_id = freelancer_id',
    "UPDATE project SET type = 'fixed'",
    'UPDATE project SET posted_by = NULL',
    'UPDATE bid SET amount = 1',
    'UPDATE bid SET bidder_id = 1',
    'UPDATE payment_source SET verified = true',
    'UPDATE payment_source_limit SET limit_minor = 1000000',
    "UPDATE journal_entry SET reference = 'x'",
    "INSERT INTO journal_entry (kind, at_ms, reference) VALUES ('fund', 1, 'x')",
    'DELETE FROM payment_source_limit',
    'UPDATE tracking_session SET freelancer_id = 1',
    'UPDATE tracking_session SET started_at_ms = 1',
    'UPDATE segment SET billable_ms = 1',
    'UPDATE device SET freelancer_id = 1',
    "UPDATE milestone SET currency = 'JPY'",
    'UPDATE milestone SET project_id = 1',
    'UPDATE milestone SET split_from = NULL',
    'DELETE FROM milestone',
    'UPDATE milestone_request SET amount = 1',
    "UPDATE milestone_request SET description = 'other'",
    'UPDATE release_intent SET amount = 1',
    'UPDATE dispute SET amount = 1',
    "UPDATE dispute SET opened_by = 'employer'",
    "UPDATE dispute SET reason = 'other'",
    'UPDATE dispute_offer SET freelancer_amount = 0',
    'UPDATE invoice_credit SET amount = 1',
    "UPDATE message SET text = 'other'",
    'UPDATE unbilled_week SET bill_at_ms = 1',
    'UPDATE applied_command SET type = type',
    'UPDATE change SET account_id = 1',
    'UPDATE notice SET seq = 1',
    'UPDATE epoch SET id = gen_random_uuid()',
    'DELETE FROM migration',
  ])('"%s" is refused', async (statement) => {
    await expect(world().database.db.pool.query(statement)).rejects.toThrow('permission denied')
  })

  it('no table as a whole, but for the sign-in library’s and the job queue’s own', async () => {
    const found = await world().test.query<{ table: string }>(UPDATED_WHOLE, ['milepost_app'])
    const others = found.filter(({ table }) => !/^(public\.auth_|pgboss\.)/.test(table))
    expect(others).toEqual([])
  })
})

describe('a database of the operator’s own', () => {
  const left: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const drop of left.splice(0).reverse()) await drop()
  })

  /** An empty database with its owner, and a role that may sign in to it and nothing else. */
  async function anOperators() {
    const name = `own_${randomBytes(6).toString('hex')}`
    const admin = new pg.Client({
      connectionString: inject('adminUrl').replace('DATABASE', 'postgres'),
    })
    await admin.connect()
    await admin.query(`CREATE ROLE ${name}_owner LOGIN PASSWORD 'one'`)
    await admin.query(`CREATE ROLE ${name}_app LOGIN PASSWORD 'two'`)
    await admin.query(`CREATE DATABASE ${name} OWNER ${name}_owner`)
    left.push(async () => {
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`)
      await admin.query(`DROP ROLE ${name}_owner, ${name}_app`)
      await admin.end()
    })
    const urlFor = (user: string, password: string) => {
      const url = new URL(inject('adminUrl').replace('DATABASE', name))
      return Object.assign(url, { username: `${name}_${user}`, password }).href
    }
    return { url: urlFor('app', 'two'), ownerUrl: urlFor('owner', 'one'), role: `${name}_app` }
  }

  it('is migrated by its owner, and worked on by a role that may do no more than the code', async () => {
    const { url, ownerUrl, role } = await anOperators()
    // Two servers that are started at once on an empty database.
    const opened = await Promise.all([
      openDatabase({ url, ownerUrl }),
      openDatabase({ url, ownerUrl }),
    ])
    const pool = opened[0]?.db.pool
    await expect(pool?.query('SELECT count(*) FROM dispute')).resolves.toBeTruthy()
    await expect(pool?.query('DROP TABLE dispute')).rejects.toThrow('must be owner')
    await expect(pool?.query('UPDATE dispute SET amount = 1')).rejects.toThrow('permission denied')
    const owner = new pg.Client({ connectionString: ownerUrl })
    await owner.connect()
    await owner.query(`GRANT UPDATE ON dispute TO ${role}`)
    for (const database of opened) await database.close()

    // What was given besides is taken away at the next start.
    const again = await openDatabase({ url, ownerUrl })
    await expect(again.db.pool.query('UPDATE dispute SET amount = 1')).rejects.toThrow('denied')
    await again.close()
    await owner.end()
    // Migrated, it opens for the lesser role alone.
    await openDatabase({ url }).then((each) => each.close())
  })

  it('is not opened with one role for both, nor with two databases', async () => {
    const { url, ownerUrl } = await anOperators()
    const because = (options: Parameters<typeof openDatabase>[0]) =>
      openDatabase(options).then(
        () => 'opened',
        (error: Error) => error.message,
      )
    expect(await because({ url: ownerUrl, ownerUrl })).toContain('DATABASE_OWNER_URL')
    const other = await createTestDatabase()
    left.push(other.drop)
    expect(await because({ url: other.url, ownerUrl })).toContain('DATABASE_OWNER_URL')
    const wrong = url.replace(':two@', ':wrong@')
    const refused = 'refuses this user or password'
    expect(await because({ url, ownerUrl: wrong })).toContain(refused)
    expect(await because({ url: wrong, ownerUrl })).toContain(refused)
  })
})
