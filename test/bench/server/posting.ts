import { segmentRow } from '../../../server/timesheets/segment-row.ts'
import { loadClient } from '../../load/http.ts'
import { nthSegment } from '../../load/segments.ts'
import { CLIENTS, type Pair, type Stage } from '../../load/stage.ts'
import { figure } from '../figures.ts'
import { alternate, perSecond } from './rounds.ts'
import type { ServerBench } from './server-bench.ts'

/** As many as one push carries. */
const BATCH = 50
const BATCHES = 12

/** The same columns as `segment`, and of all its rules the primary key alone. */
const BARE_TABLE = `
  DROP TABLE IF EXISTS bench_segment;
  CREATE TABLE bench_segment (LIKE segment INCLUDING DEFAULTS);
  ALTER TABLE bench_segment ADD PRIMARY KEY (id)`

type Row = Record<string, unknown>

/** One bare INSERT of a batch, its values as parameters. */
function insertOf(rows: readonly Row[]): { text: string; values: unknown[] } {
  const columns = Object.keys(rows[0] ?? {})
  const tuple = (at: number) => `(${columns.map((_, i) => `$${at * columns.length + i + 1}`)})`
  return {
    text: `INSERT INTO bench_segment (${columns}) VALUES ${rows.map((_, at) => tuple(at))}`,
    values: rows.flatMap((row) => columns.map((column) => row[column])),
  }
}

/**
 * Tracked segments as the app posts them, in pushes of 50 by 8 freelancers at once over HTTP, beside
 * the bare batched INSERTs of the same rows: 50 a statement, 8 connections, the same driver.
 */
export const posting: ServerBench = async (stage: Stage, { rounds }) => {
  await stage.admin.query(BARE_TABLE)
  const pairs = await stage.addPairs(CLIENTS)
  const clients = pairs.map(({ freelancer }) => loadClient(stage.server.url, freelancer.token))
  let worked = 0
  const batchesOf = ({ projectId }: Pair) =>
    Array.from({ length: BATCHES }, (_, b) =>
      Array.from({ length: BATCH }, (_, i) => nthSegment(projectId, worked + b * BATCH + i)),
    )
  const prepare = () => {
    const work = pairs.map(batchesOf)
    worked += BATCHES * BATCH
    return work
  }
  const rows = CLIENTS * BATCHES * BATCH

  const runs = await alternate(rounds, {
    milepost: async () => {
      const work = prepare().map((batches) =>
        batches.map((batch) =>
          batch.map((segment) => ({
            id: segment.id,
            type: 'postSegment' as const,
            payload: { segment },
          })),
        ),
      )
      return perSecond(rows, () =>
        Promise.all(
          work.map(async (pushes, at) => {
            for (const push of pushes) {
              const results = await clients[at]?.send(push)
              const bad = results?.find(({ status }) => status === 'refused')
              if (bad) throw new Error(`refused: ${JSON.stringify(bad)}`)
            }
          }),
        ),
      )
    },
    bare: async () => {
      const work = prepare().map((batches) =>
        batches.map((batch) => insertOf(batch.map((each) => segmentRow(each, 1, 600_000, 1)))),
      )
      return perSecond(rows, () =>
        Promise.all(
          work.map(async (statements) => {
            const client = await stage.admin.connect()
            for (const statement of statements) await client.query(statement)
            client.release()
          }),
        ),
      )
    },
  })
  for (const client of clients) client.close()
  return [figure('posting segments', '/s', runs, { kind: 'ratio', atLeast: 0.5 })]
}
