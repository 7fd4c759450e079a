import { describe, expect, it, vi } from 'vitest'
import { withWorld } from './world.ts'

const world = withWorld()

const isPending = async (work: Promise<unknown>): Promise<boolean> =>
  (await Promise.race([work, Promise.resolve('pending')])) === 'pending'

describe('who waits for whom', () => {
  it('L4: a command waits for the accounts it works for, and for no others', async () => {
    const { did, send, employer, strangers, database } = world()
    const [stranger] = strangers
    if (!stranger) throw new Error('nobody else')
    const [project] = await world().test.query<{ id: number; currency: string }>(
      'SELECT id, currency FROM project WHERE employer_id = $1',
      [stranger.accountId],
    )
    const terms = { amount: '1.00', description: 'Crates' }
    const holder = await database.db.pool.connect()
    try {
      await holder.query('BEGIN')
      await holder.query('SELECT FROM feed WHERE account_id = $1 FOR UPDATE', [employer.accountId])
      const own = send(employer, 'createMilestone', {
        confirmedSource: 'any',
        ...terms,
        projectId: 1,
        currency: 'USD',
      })
      const theirs = { projectId: project?.id ?? 0, currency: project?.currency ?? '' }
      await did(stranger, 'createMilestone', { confirmedSource: 'any', ...terms, ...theirs })
      expect(await isPending(own)).toBe(true)
      await holder.query('COMMIT')
      expect((await own).status).toBe('applied')
    } finally {
      holder.release()
    }
  })

  it('L1: a command that waited is dated when it goes on, after what it waited for', async () => {
    const { did, employer, clock, database, test, addProject } = world()
    const projectId = await addProject()
    const terms = { projectId, currency: 'USD', amount: '1.00', description: 'Crates' }
    const holder = await database.db.pool.connect()
    try {
      await holder.query('BEGIN')
      await holder.query('SELECT FROM feed WHERE account_id = $1 FOR UPDATE', [employer.accountId])
      const waiting = did(employer, 'createMilestone', { ...terms, confirmedSource: 'any' })
      await vi.waitFor(async () => {
        const waits = `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'`
        expect(await test.query(waits)).not.toEqual([])
      })
      const laterMs = clock.nowMs() + 1_000
      clock.set(laterMs)
      await holder.query('COMMIT')
      const made = await database.db
        .selectFrom('milestone')
        .select('created_at_ms')
        .where('id', '=', await waiting)
        .executeTakeFirst()
      expect(made?.created_at_ms).toBeGreaterThanOrEqual(laterMs)
    } finally {
      holder.release()
    }
  })

  it('keeps the plans of the statements that come again, and not of all there are', async () => {
    const client = await world().database.db.pool.connect()
    try {
      const kept = async () =>
        (await client.query('SELECT count(*)::integer AS n FROM pg_prepared_statements')).rows[0].n
      const before = await kept()
      for (let round = 0; round < 3; round++) await client.query('SELECT $1::integer + 1', [round])
      expect(await kept()).toBe(before + 1)
      for (let n = 0; n < 400; n++) await client.query(`SELECT $1::integer + ${n} AS many`, [n])
      const full = await kept()
      await client.query('SELECT $1::integer + 2 AS one_more', [1])
      expect(await kept()).toBe(full)
      expect(full).toBeLessThan(before + 400)
    } finally {
      client.release(true)
    }
  })
})
