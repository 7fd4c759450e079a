import { addContracts, FIRST_WEEK_MS, mondayAfter } from '../../load/contracts.ts'
import { openSharedBooks, type SharedBooks, setClock } from '../../load/two-servers.ts'
import { type Figure, figure } from '../figures.ts'

const FEW = 1_000
const MANY = 10_000
const SEGMENTS_A_WEEK = 3

const issued = async ({ admin }: SharedBooks): Promise<number> =>
  (await admin.query('SELECT count(*)::integer AS n FROM invoice')).rows[0].n

/** How long two servers take to bill a week of so many contracts, ms; each of them once. */
async function bill(contracts: number): Promise<number> {
  const books = await openSharedBooks()
  const servers = [await books.start(), await books.start()]
  try {
    await addContracts(books.admin, { count: contracts, weeks: 1, segmentsAWeek: SEGMENTS_A_WEEK })
    await Promise.all(servers.map((each) => setClock(each, FIRST_WEEK_MS)))
    const startedAt = performance.now()
    // Both work until the answer's time is up, and go on when they are told again.
    while ((await issued(books)) < contracts) {
      await Promise.all(servers.map((each) => setClock(each, mondayAfter(0))))
    }
    const tookMs = performance.now() - startedAt
    const { rows } = await books.admin.query<{ n: number }>(`
      SELECT count(*)::integer AS n FROM invoiced_segment`)
    const [made, lines] = [await issued(books), rows[0]?.n]
    if (made !== contracts || lines !== contracts * SEGMENTS_A_WEEK) {
      throw new Error(`${made} invoices of ${lines} segments for ${contracts} contracts`)
    }
    return tookMs
  } finally {
    for (const server of servers) await server.stop()
    await books.stop()
  }
}

/** A Monday's billing by two servers: ten times the contracts, beside a tenth of them. */
export async function billing({ rounds }: { rounds: number }): Promise<Figure[]> {
  const runs = { milepost: [] as number[], bare: [] as number[] }
  for (let round = 0; round < Math.min(rounds, 2); round++) {
    runs.bare.push(await bill(FEW))
    runs.milepost.push(await bill(MANY))
  }
  return [figure('billing 10,000 by 1,000', 'ms', runs, { kind: 'ratio', atMost: 12 })]
}
