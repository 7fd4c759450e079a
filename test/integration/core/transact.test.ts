import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { transact } from '../../../server/db/transact.ts'
import type { Trx } from '../../../server/db/trx.ts'
import { withWorld } from './world.ts'

const world = withWorld()

const fail = (trx: Trx) => sql`SELECT 1 / 0`.execute(trx)
const work = (trx: Trx) => sql<{ one: number }>`SELECT 1 AS one`.execute(trx)

describe('statements of a transaction that are sent together', () => {
  it('each have their own answer', async () => {
    const ask = (n: number) => (trx: Trx) =>
      sql<{ n: number }>`SELECT ${n}::integer AS n`.execute(trx)
    const answers = await transact(world().database.db, {}, (trx) =>
      Promise.all([1, 2, 3].map((n) => ask(n)(trx))),
    )
    expect(answers.map(({ rows }) => rows)).toEqual([[{ n: 1 }], [{ n: 2 }], [{ n: 3 }]])
  })

  it('run after the locks that the transaction opens with', async () => {
    const { database, freelancer } = world()
    const first = sql`
      UPDATE feed SET last_notice = 77 WHERE account_id = ${freelancer.accountId}
      RETURNING pg_sleep(0.05)`
    const feeds = await transact(database.db, { first }, (trx) =>
      trx
        .selectFrom('feed')
        .select('last_notice')
        .where('account_id', '=', freelancer.accountId)
        .execute(),
    )
    expect(feeds).toEqual([{ last_notice: 77 }])
  })

  it('fail with the error of the first that failed, however deep it was asked for', async () => {
    const deep = async (trx: Trx) => Promise.all([Promise.all([fail(trx)])])
    const both = transact(world().database.db, {}, (trx) => Promise.all([deep(trx), work(trx)]))
    await expect(both).rejects.toThrow('division by zero')
  })

  it('are not taken for committed when one failed that nobody waited for', async () => {
    const careless = transact(world().database.db, {}, async (trx) => {
      void fail(trx).catch(() => undefined)
    })
    await expect(careless).rejects.toThrow('had failed')
  })

  it('are refused after its end, when the connection may be someone else’s', async () => {
    let kept: Trx | undefined
    await transact(world().database.db, {}, async (trx) => {
      kept = trx
      await work(trx)
    })
    expect(kept).toBeDefined()
    await expect(work(kept as Trx)).rejects.toThrow('has ended')
  })
})
