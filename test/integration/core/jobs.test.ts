import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { doDueWork } from '../../../server/jobs/due-work.ts'
import { startJobs } from '../../../server/jobs/jobs.ts'
import { readProject } from '../../../server/projects/queries.ts'
import { until } from '../../desktop/until.ts'
import { aSegment, HOUR_MS, MINUTE_MS, NOON_MS, withWorld } from './world.ts'

const world = withWorld()
const DAY_MS = 24 * HOUR_MS
const MONDAY_MS = Date.parse('2026-07-20T04:00:00Z')

let used = 0
/** A contract with ten minutes posted before noon of the first day. */
async function worked(): Promise<number> {
  const { clock, did, freelancer, addProject } = world()
  clock.set(NOON_MS)
  const projectId = await addProject()
  used++
  const segment = aSegment(projectId, NOON_MS - used * 10 * MINUTE_MS)
  await did(freelancer, 'postSegment', { segment })
  return projectId
}
const statesOf = async (projectId: number) =>
  (await readProject(world().services, world().employer, projectId))?.invoices.map(
    ({ state }) => state,
  )

describe('the background work', () => {
  it('I1, I2: two servers share it out, by our clock, with the rights of the marketplace’s role', async () => {
    const { clock, services, test, did, freelancer } = world()
    await did(freelancer, 'registerDevice', { deviceId: v7(), name: 'Desk', platform: 'linux' })
    const projects = [await worked(), await worked(), await worked()]
    clock.set(MONDAY_MS)
    const errors: Error[] = []
    const start = () => startJobs(test.url, services, (error) => errors.push(error))
    const servers = await Promise.all([start(), start()])
    try {
      await until('every contract has its invoice', async () => {
        const states = await Promise.all(projects.map(statesOf))
        return states.every((each) => each?.join() === 'issued')
      })
      await Promise.all(servers.map((each) => each.stop()))
      clock.set(MONDAY_MS + 2 * DAY_MS)
      // Starting looks at once for what is due.
      servers.splice(0, 2, await start())
      await until('every invoice is paid', async () => {
        const states = await Promise.all(projects.map(statesOf))
        return states.every((each) => each?.join() === 'paid')
      })
    } finally {
      await Promise.all(servers.map((each) => each.stop()))
    }
    expect(errors).toEqual([])
  })

  it('A5: forgets how many bytes of pictures were sent on days that no longer count', async () => {
    const { clock, freelancer, services, test } = world()
    clock.set(NOON_MS)
    // 2026-07-15 is the day of this noon, the 12th three days before it.
    await test.query(
      "INSERT INTO picture_quota (account_id, day, bytes) VALUES ($1, '2026-07-12', 5), ($1, '2026-07-15', 7)",
      [freelancer.accountId],
    )
    await doDueWork(services, () => false)
    expect(await test.query('SELECT bytes::integer FROM picture_quota')).toEqual([{ bytes: 7 }])
  })

  it('Y4: a contract that cannot be billed is told of and holds up no other', async () => {
    const { clock, services, test } = world()
    const [before, poisoned, after] = [await worked(), await worked(), await worked()]
    clock.set(MONDAY_MS)
    await test.query(
      `ALTER TABLE invoice ADD CONSTRAINT poison CHECK (project_id <> ${poisoned}) NOT VALID`,
    )
    const told: string[] = []
    const careful = { ...services, onUnexpected: (_: unknown, about: string) => told.push(about) }
    await doDueWork(careful, () => false)
    expect(told).toEqual([`billing.issue ${poisoned}`])
    expect(await statesOf(before)).toEqual(['issued'])
    expect(await statesOf(poisoned)).toEqual([])
    expect(await statesOf(after)).toEqual(['issued'])
    await test.query('ALTER TABLE invoice DROP CONSTRAINT poison')
    await doDueWork(services, () => false)
    expect(await statesOf(poisoned)).toEqual(['issued'])
  })

  it('Y4: work that cannot even be listed is told of and holds up no other kind', async () => {
    const { clock, services, test } = world()
    const projectId = await worked()
    clock.set(MONDAY_MS)
    const marketplace = new URL(test.url).username
    await test.query(`REVOKE SELECT ON dispute FROM ${marketplace}`)
    const errors: Error[] = []
    const jobs = await startJobs(test.url, services, (error) => errors.push(error))
    try {
      await until('the contract has its invoice', async () => {
        const rows = await test.query('SELECT FROM invoice WHERE project_id = $1', [projectId])
        return rows.length === 1
      })
    } finally {
      await jobs.stop()
      await test.query(`GRANT SELECT ON dispute TO ${marketplace}`)
    }
    expect(errors.map(({ message }) => message)).toContain('permission denied for table dispute')
  })

  it('I1, I2: after weeks away every week has its invoice, and those past their day are paid', async () => {
    const { clock, services, did, freelancer, addProject } = world()
    clock.set(NOON_MS)
    const projectId = await addProject()
    for (const week of [0, 1, 3]) {
      const startMs = NOON_MS + week * 7 * DAY_MS
      clock.set(startMs + HOUR_MS)
      await did(freelancer, 'postSegment', { segment: aSegment(projectId, startMs) })
    }
    clock.set(MONDAY_MS + 22 * DAY_MS)
    await doDueWork(services, () => false)
    expect(await statesOf(projectId)).toEqual(['issued', 'paid', 'paid'])
  })
})
