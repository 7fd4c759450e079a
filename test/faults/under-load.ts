import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { joinEmbedded } from '../../server/postgres/join.ts'
import { until } from '../desktop/until.ts'
import { startServer, type TestServer } from '../e2e/server.ts'
import { type MoneyLoad, startMoneyLoad } from '../load/money.ts'
import { CLIENTS } from '../load/stage.ts'
import { auditBooks, countApplied } from './books.ts'
import type { Outcome } from './outcome.ts'

/** Breaks something while 8 clients send money commands; answers the server that serves then. */
type Strike = (server: TestServer, restart: () => Promise<TestServer>) => Promise<TestServer>

const coupleOf = ({ ready }: TestServer) => {
  const token = (role: string) => ready.accounts.find((each) => each.role === role)?.token
  const project = ready.projects.find(({ type, status }) => type === 'fixed' && status === 'active')
  const [employer, freelancer] = [token('employer'), token('freelancer')]
  if (!employer || !freelancer || !project) throw new Error('the sandbox lacks people')
  return { projectId: project.id, currency: project.currency, employer, freelancer }
}

/** What is there of the load's answers: each applied once, and told so when it comes again. */
async function judgeLoad(load: MoneyLoad, url: string): Promise<string[]> {
  const failures = [...load.refusals]
  const ids = load.answered.map(({ id }) => id)
  const applied = await countApplied(url, ids)
  if (applied !== ids.length) failures.push(`${ids.length} were acknowledged, ${applied} applied`)
  const wrong = await load.sendAgain()
  if (wrong > 0) failures.push(`${wrong} commands were not told as replayed when they came again`)
  return failures
}

/**
 * Strikes again and again, always on the same data, while money moves (L4, Y1): after each strike
 * the marketplace serves again and its books are right, and in the end every acknowledged command
 * was applied once.
 */
export async function underLoad(rounds: number, strike: Strike): Promise<Outcome> {
  const dataDir = await mkdtemp(join(tmpdir(), 'milepost-faults-'))
  let server = await startServer({ sandbox: true, withoutLimits: true, dataDir })
  const port = Number(new URL(server.url).port)
  const restart = () => startServer({ sandbox: true, withoutLimits: true, dataDir, port })
  const rows: Outcome['rows'] = []
  const failures: string[] = []
  const load = startMoneyLoad(server.url, coupleOf(server), CLIENTS)
  try {
    for (let round = 1; round <= rounds; round++) {
      const before = load.answered.length
      // The random instant is the fault itself.
      await delay(200 + Math.random() * 1_500)
      const atStrike = load.answered.length
      server = await strike(server, restart)
      await until('answers after the strike', async () => load.answered.length > atStrike + CLIENTS)
      const found = await auditBooks((await joinEmbedded(dataDir)).url)
      failures.push(...found.map((each) => `round ${round}: ${each}`))
      const own = load.answered.slice(before)
      rows.push({
        round,
        acknowledged: own.length,
        'cut off': own.filter(({ attempts }) => attempts > 1).length,
        'of these applied': own.filter(({ attempts, replayed }) => attempts > 1 && replayed).length,
        'twice or wrong': found.length,
      })
      console.error(`  struck ${round} of ${rounds}`)
    }
    await load.finish()
    const { url } = await joinEmbedded(dataDir)
    failures.push(...(await judgeLoad(load, url)), ...(await auditBooks(url)))
    return { rows, failures }
  } finally {
    load.abandon()
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
