import { setTimeout as delay } from 'node:timers/promises'
import { until } from '../desktop/until.ts'
import type { TestServer } from '../e2e/server.ts'
import { addContracts, mondayAfter, wednesdayAfter } from '../load/contracts.ts'
import { openSharedBooks, type SharedBooks, setClock } from '../load/two-servers.ts'
import { auditBooks } from './books.ts'
import type { Fault, Outcome } from './outcome.ts'

const CONTRACTS = 60
const SEGMENTS_A_WEEK = 3
/** Three times ten minutes at 40.00 an hour. */
const WEEK_MINOR = 2_000n

type Counts = { issued: number; paid: number }

async function count({ admin }: SharedBooks): Promise<Counts> {
  const { rows } = await admin.query<{ issued: number; paid: number }>(`
    SELECT count(*)::integer AS issued, count(*) FILTER (WHERE state = 'paid')::integer AS paid
    FROM invoice`)
  return rows[0] ?? { issued: 0, paid: 0 }
}

/** Whether every freelancer has exactly what the weeks came to. */
async function judgeMoney({ admin }: SharedBooks, weeks: number): Promise<string[]> {
  const { rows } = await admin.query<{ balance: bigint; n: number }>(`
    SELECT balance, count(*)::integer AS n FROM ledger_account
    WHERE kind = 'freelancerAvailable' GROUP BY balance`)
  const due = WEEK_MINOR * BigInt(weeks)
  const right = rows.length === 1 && rows[0]?.balance === due && rows[0].n === CONTRACTS
  return right
    ? []
    : [`not all ${CONTRACTS} freelancers have ${due}: ${JSON.stringify(rows.map(String))}`]
}

/**
 * Two servers on one database, both told at once that it is Monday, or Wednesday; one is killed while
 * they bill or pay, and comes back (I1, I3). Each week is then billed once and paid once.
 */
export const invoices: Fault = async ({ rounds }) => {
  const weeks = Math.ceil(rounds / 2)
  const books = await openSharedBooks()
  const servers: TestServer[] = []
  const rows: Outcome['rows'] = []
  const failures: string[] = []
  try {
    servers.push(await books.start(), await books.start())
    await addContracts(books.admin, { count: CONTRACTS, weeks, segmentsAWeek: SEGMENTS_A_WEEK })
    for (let round = 0; round < weeks * 2; round++) {
      const week = Math.floor(round / 2)
      const isMonday = round % 2 === 0
      const atMs = isMonday ? mondayAfter(week) : wednesdayAfter(week)
      const goal = (week + 1) * CONTRACTS
      const done = async () => (await count(books))[isMonday ? 'issued' : 'paid']
      const victim = Math.random() < 0.5 ? 0 : 1
      const moving = Promise.all(servers.map((each) => setClock(each, atMs)))
      // The random instant is the fault itself.
      await delay(Math.random() * 400)
      await servers[victim]?.kill()
      const atKill = (await done()) - week * CONTRACTS
      await moving
      servers[victim] = await books.start()
      await until(
        'all of the week’s invoices',
        async () => {
          await Promise.all(servers.map((each) => setClock(each, atMs)))
          return (await done()) >= goal
        },
        60_000,
      )
      const after = await done()
      const found = await auditBooks(books.url)
      const day = isMonday ? 'Monday' : 'Wednesday'
      if (after !== goal) failures.push(`round ${round + 1}, ${day}: ${after} instead of ${goal}`)
      failures.push(...found.map((each) => `round ${round + 1}: ${each}`))
      rows.push({
        round: round + 1,
        day,
        'done at the kill': atKill,
        done: after - week * CONTRACTS,
      })
      console.error(`  struck ${round + 1} of ${weeks * 2}`)
    }
    failures.push(...(await judgeMoney(books, weeks)))
    return { rows, failures }
  } finally {
    for (const server of servers) await server.stop()
    await books.stop()
  }
}
