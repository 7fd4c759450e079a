import { v7 } from 'uuid'
import { loadClient } from '../../load/http.ts'
import { FIRST_DAY_MS } from '../../load/segments.ts'
import type { Stage } from '../../load/stage.ts'
import { figure } from '../figures.ts'
import { alternate } from './rounds.ts'
import type { ServerBench } from './server-bench.ts'

const MILESTONES = 500
const WEEKS = 52
/** Forty hours of ten minutes. */
const SEGMENTS_A_WEEK = 240
/** Readings in a round, one after the other. */
const READINGS = 40
const WEEK_MS = 7 * 86_400_000

/** The value that 95 of a hundred do not pass. */
function p95(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN
}

/** A project of a full year: 500 milestones, 40 hours a week, an invoice each. */
async function fill({ admin }: Stage, projectId: number, freelancerId: number): Promise<void> {
  await admin.query(
    `INSERT INTO milestone (id, project_id, amount, currency, description, state, created_at_ms,
        released_at_ms)
      SELECT gen_random_uuid(), $1, 4000, 'USD', 'Milestone ' || n,
        CASE WHEN n % 5 = 0 THEN 'inProgress' ELSE 'released' END, n,
        CASE WHEN n % 5 = 0 THEN NULL ELSE n END FROM generate_series(1, $2::integer) AS n`,
    [projectId, MILESTONES],
  )
  await admin.query(
    `INSERT INTO segment (id, freelancer_id, project_id, session_id, start_ms, end_ms, memo,
        active_minutes, minutes, clock_step_ms, recovered, manual, billable_ms, posted_at_ms)
      SELECT gen_random_uuid(), $1, $2, gen_random_uuid(), at, at + 600000, 'Wireframes', 5, 10, 0,
        false, false, 600000, at
      FROM generate_series(0, $3::integer - 1) AS week, generate_series(0, $4::integer - 1) AS n,
        LATERAL (SELECT $5::bigint + week * $6::bigint + n * 600000::bigint AS at) AS t`,
    [freelancerId, projectId, WEEKS, SEGMENTS_A_WEEK, FIRST_DAY_MS, WEEK_MS],
  )
  for (let week = 0; week < WEEKS; week++) {
    const [id, startMs] = [v7(), FIRST_DAY_MS + week * WEEK_MS]
    await admin.query(
      `INSERT INTO invoice (id, project_id, kind, week_start_ms, week_end_ms, zone, currency, total,
          state, issued_at_ms, due_at_ms, paid_at_ms, next_attempt_at_ms)
        VALUES ($1, $2, 'weekly', $3, $4, 'UTC', 'USD', 160000, 'paid', $4, $4, $4, $4)`,
      [id, projectId, startMs, startMs + WEEK_MS],
    )
    await admin.query(
      `INSERT INTO invoice_line VALUES ($1, 0, $2, $3, false, 144000000, 4000, 160000)`,
      [id, startMs, startMs + WEEK_MS],
    )
    await admin.query('INSERT INTO invoice_payment VALUES ($1, 0, NULL, 160000)', [id])
  }
  await admin.query('VACUUM ANALYZE')
}

/**
 * The project page of a full year, read over HTTP one request after the other, beside the shortest
 * answer there is: the health of the same server. A value is a round's 95th percentile.
 */
export const reading: ServerBench = async (stage: Stage, { rounds }) => {
  const [pair] = await stage.addPairs(1)
  if (!pair) throw new Error('nobody to read')
  await fill(stage, pair.projectId, pair.freelancer.id)
  const client = loadClient(stage.server.url, pair.employer.token)
  const readings = async (path: string) => {
    const took: number[] = []
    for (let i = 0; i < READINGS; i++) {
      const startedAt = performance.now()
      await client.get(path)
      took.push(performance.now() - startedAt)
    }
    return p95(took)
  }
  const runs = await alternate(rounds, {
    milepost: () => readings(`/api/projects/${pair.projectId}`),
    bare: () => readings('/api/health'),
  })
  client.close()
  return [figure('a project’s year, p95', 'ms', runs, { kind: 'value', atMost: 50 })]
}
