import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { until } from '../../desktop/until.ts'
import { createTestDatabase } from '../database.ts'
import { runServer } from './process.ts'

/** The queue looks after its tables each minute. */
const MAINTAINED_WITHIN_MS = 120_000
/** Lives of servers that the queue keeps a record of, all of them over. */
const LIVES_KEPT = 1_000

it(
  'an idle marketplace logs nothing while the job queue looks after its tables',
  async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'milepost-idle-'))
    const database = await createTestDatabase()
    // Past lives of servers: one too old to keep, and more than are kept.
    await database.query(
      `INSERT INTO pgboss.instance (id, host, pid, version, node_version, heartbeat_seconds, supervise,
         schedule, migrate, persist_queue_stats, persist_warnings, started_on, heartbeat_on, stopped_on)
       SELECT gen_random_uuid(), 'a', n, '12', '24', 30, true, false, false, false, false, t, t, t
       FROM generate_series(0, $1) n, LATERAL (
         SELECT now() - CASE n WHEN 0 THEN interval '30 days' ELSE interval '1 day' END) AS v (t)`,
      [LIVES_KEPT + 1],
    )
    const run = runServer(['--port', '0', '--data', dataDir], { DATABASE_URL: database.url })
    try {
      expect(await run.firstLine).toContain('"ready":true')
      const left = async () =>
        (await database.query<{ n: number }>('SELECT count(*) AS n FROM pgboss.instance'))[0]?.n
      // Which is the last that it does in a round.
      await until(
        'the first round of maintenance',
        async () => (await left()) === LIVES_KEPT,
        MAINTAINED_WITHIN_MS,
      ).finally(() => run.child.kill('SIGTERM'))
    } finally {
      const { code, stdout, stderr } = await run.ended
      expect({ code, lines: stdout.trim().split('\n').length, stderr }).toEqual({
        ...{ code: 0, lines: 1, stderr: '' },
      })
      await database.drop()
      await rm(dataDir, { recursive: true })
    }
  },
  MAINTAINED_WITHIN_MS + 30_000,
)
