import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Project } from '../../shared/contract/entities.ts'
import { type NotificationRecorder, recordNotifications } from '../desktop/notifications.ts'
import { screenshotRoot } from '../desktop/screen.ts'
import { until } from '../desktop/until.ts'
import { type AppUnderTest, launchApp, newUserData, stateWhen } from './app.ts'
import { launchSpec } from './launch-spec.ts'
import { accountOf, hourlyProject } from './marketplace.ts'
import { startServer, type TestServer } from './server.ts'
import { startTracking } from './tracking.ts'
import { chooseFromTray, trayWhen } from './tray.ts'

const desktop = inject('desktop')

let server: TestServer
let userData: string
let app: AppUnderTest
let page: Page
let project: Project
let notifications: NotificationRecorder

const launch = async (token?: string) => {
  app = await launchApp({ desktop, server: server.url, userData, ...(token && { token }) })
  page = await app.window()
}

beforeAll(async () => {
  server = await startServer({ sandbox: true })
  userData = await newUserData()
  project = await hourlyProject(server)
  notifications = await recordNotifications(desktop)
  await launch(accountOf(server, 'freelancer').token)
  await stateWhen(page, 'an account', ({ account }) => account !== null)
})

afterAll(async () => {
  notifications?.stop()
  await app?.dispose()
  await server?.stop()
  await rm(userData, { recursive: true, force: true, maxRetries: 5 })
})

describe('the tray', () => {
  it('holds the icon with a picture and the whole menu', async () => {
    const { icon, entries } = await trayWhen(desktop, 'a menu', (each) => each.entries.length > 2)
    expect(icon.length).toBeGreaterThan(0)
    expect(entries.some(({ label }) => /^Open/.test(label))).toBe(true)
    expect(entries.some(({ label }) => /^Quit/.test(label))).toBe(true)
    const results = join(import.meta.dirname, '..', 'results')
    await mkdir(results, { recursive: true })
    await screenshotRoot(desktop, join(results, 'tray.png'))
  })

  it('stops and starts tracking, and shows which it is (T1)', async () => {
    await startTracking(page, project)
    await trayWhen(desktop, 'the project', ({ entries, tooltip }) =>
      `${tooltip} ${entries.map(({ label }) => label).join(' ')}`.includes(project.title),
    )
    await chooseFromTray(desktop, /^Stop/)
    await stateWhen(page, 'stopped', ({ tracker }) => tracker.phase === 'stopped')
    await chooseFromTray(desktop, /^Start/)
    const { tracker } = await stateWhen(
      page,
      'running',
      (state) => state.tracker.phase === 'running',
    )
    expect(tracker.terms?.projectId).toBe(project.id)
  })

  it('keeps tracking when the window is closed, and opens it again', async () => {
    const before = (await stateWhen(page, 'running', ({ tracker }) => tracker.phase === 'running'))
      .tracker
    await page.close()
    await until('no window', () => !app.hasWindow())
    await chooseFromTray(desktop, /^Open/)
    page = await app.window()
    const { tracker } = await stateWhen(
      page,
      'more time',
      (state) => state.tracker.sessionMs > before.sessionMs,
    )
    expect(tracker.sessionId).toBe(before.sessionId)
    expect(tracker.phase).toBe('running')
  })
})

describe('a second start', () => {
  it('shows the window of the first, and ends (single instance)', async () => {
    await page.close()
    await until('no window', () => !app.hasWindow())
    const { executablePath, args, env } = await launchSpec({ server: server.url, userData })
    const second = spawn(executablePath, args, { env: { ...desktop, ...env }, stdio: 'ignore' })
    const [code] = await once(second, 'exit')
    expect(code).toBe(0)
    page = await app.window()
    await stateWhen(page, 'running', ({ tracker }) => tracker.phase === 'running')
  })
})

describe('Quit', () => {
  it('ends the app from the tray, and the session with it, to the last millisecond', async () => {
    const { tracker } = await stateWhen(page, 'a session', (state) => state.tracker.sessionMs > 0)
    await chooseFromTray(desktop, /^Quit/)
    const child = app.electron.process()
    await until('the end of the app', () => child.exitCode !== null || child.signalCode !== null)
    expect(child.exitCode).toBe(0)
    await launch()
    await stateWhen(page, 'an empty outbox', ({ pending }) => pending.length === 0)
    const segments = await accountOf(server, 'freelancer').api.segments(project.id)
    const own = segments.filter(({ sessionId }) => sessionId === tracker.sessionId)
    expect(own.length).toBeGreaterThan(0)
    expect(own.map(({ recovered }) => recovered)).not.toContain(true)
  })
})

describe('what happened while the app was off (N2)', () => {
  it('is told at the next start, and never again', async () => {
    const [freelancer, employer] = [accountOf(server, 'freelancer'), accountOf(server, 'employer')]
    const requestId = await freelancer.api.send('requestMilestone', {
      projectId: project.id,
      amount: '75.00',
      currency: project.currency,
      description: 'While you were away',
    })
    await app.quit()
    await employer.api.send('acceptMilestoneRequest', { confirmedSource: 'any', requestId })
    const told = () =>
      notifications.list().filter(({ summary, body }) => `${summary} ${body}`.includes('75.00'))
    expect(told()).toEqual([])
    await launch()
    await until('the notification', () => told().length > 0)
    await app.quit()
    await launch()
    // Something later is told, so whatever would be told again has had its turn.
    const later = await freelancer.api.send('requestMilestone', {
      projectId: project.id,
      amount: '76.00',
      currency: project.currency,
      description: 'Later',
    })
    await employer.api.send('acceptMilestoneRequest', { confirmedSource: 'any', requestId: later })
    await notifications.next(({ summary, body }) => `${summary} ${body}`.includes('76.00'))
    expect(told()).toHaveLength(1)
  })
})
