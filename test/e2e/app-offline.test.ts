import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Project } from '../../shared/contract/entities.ts'
import { until } from '../desktop/until.ts'
import { type AppUnderTest, launchApp, newUserData, stateWhen } from './app.ts'
import { openProject, openRequestForm, request, requestEntry } from './freelancer-side.ts'
import { accountOf, hourlyProject } from './marketplace.ts'
import { startServer, type TestServer } from './server.ts'
import { startTracking, trackedMs } from './tracking.ts'

const desktop = inject('desktop')
const about = 'Asked for on a train'

let server: TestServer
let dataDir: string
let userData: string
let app: AppUnderTest
let page: Page
let project: Project
let tracked: { startMs: number; killedMs: number }

const launch = async () => {
  app = await launchApp({ desktop, server: server.url, userData })
  page = await app.window()
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'milepost-server-'))
  userData = await newUserData()
  server = await startServer({ sandbox: true, dataDir })
  project = await hourlyProject(server)
  // Once online, to sign in and to know the projects.
  const { token } = accountOf(server, 'freelancer')
  app = await launchApp({ desktop, server: server.url, userData, token })
  page = await app.window()
  await openProject(page, project.title)
  const { api } = accountOf(server, 'freelancer')
  await until('the device', async () => (await api.project(project.id)).project.deviceRegistered)
  await app.quit()
  await server.kill()
})

afterAll(async () => {
  await app?.dispose()
  await server?.stop()
  for (const folder of [userData, dataDir]) {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
})

describe('with the marketplace out of reach', () => {
  it('starts, tracks, and takes a milestone request (T12, M5)', async () => {
    await launch()
    await stateWhen(page, 'offline', ({ connection }) => connection === 'offline')
    const startMs = await startTracking(page, project)
    await openProject(page, project.title)
    await openRequestForm(page)
    await request(page, '88.00', about)
    await requestEntry(page, about).getByText('Queued').first().waitFor()
    await until('more than a checkpoint', async () => (await trackedMs(page)) > 6_000)
    tracked = { startMs, killedMs: Date.now() }
  })

  it('has the request still queued after a kill, and tells of the recovered time (T7, Y2)', async () => {
    await app.kill()
    await launch()
    const { notices, pending } = await stateWhen(page, 'a recovery', (state) =>
      state.notices.some(({ kind }) => kind === 'recovered'),
    )
    expect(notices.filter(({ kind }) => kind === 'recovered')).toHaveLength(1)
    expect(pending.filter(({ type }) => type === 'requestMilestone')).toHaveLength(1)
    await openProject(page, project.title)
    await requestEntry(page, about).getByText('Queued').first().waitFor()
  })

  it('sends everything exactly once when the marketplace returns (Y1)', async () => {
    const port = Number(new URL(server.url).port)
    server = await startServer({ sandbox: true, dataDir, port })
    await stateWhen(page, 'an empty outbox', ({ pending }) => pending.length === 0)
    await requestEntry(page, about).getByText('Sent').first().waitFor()

    const { api } = accountOf(server, 'freelancer')
    const { milestoneRequests } = await api.project(project.id)
    expect(
      milestoneRequests.map(({ amount, description, state }) => ({ amount, description, state })),
    ).toEqual([
      { amount: { amount: '88.00', currency: 'USD' }, description: about, state: 'pending' },
    ])
    const segments = await api.segments(project.id)
    const length = segments.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0)
    expect(segments[0]?.startMs).toBe(tracked.startMs)
    expect(segments.at(-1)?.recovered).toBe(true)
    expect(length).toBeGreaterThanOrEqual(tracked.killedMs - tracked.startMs - 5_000)
    expect(length).toBeLessThanOrEqual(tracked.killedMs - tracked.startMs + 1_000)
    expect(new Set(segments.map(({ id }) => id)).size).toBe(segments.length)
  })
})
