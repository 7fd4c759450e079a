import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Project } from '../../shared/contract/entities.ts'
import { until } from '../desktop/until.ts'
import { type AppUnderTest, appState, launchApp, newUserData, stateWhen } from './app.ts'
import { approveDevice } from './approve-device.ts'
import { launchBrowser } from './browser.ts'
import { goTo } from './freelancer-side.ts'
import { hourlyProject, marketplace } from './marketplace.ts'
import { startServer, type TestServer } from './server.ts'
import { startTracking, trackedMs } from './tracking.ts'

const desktop = inject('desktop')
const results = join(import.meta.dirname, '..', 'results')

let server: TestServer
let app: AppUnderTest
let page: Page
let browser: Browser
let userData: string
let project: Project
/** For looking at the marketplace. */
let ownToken: string

const launch = async (token?: string) => {
  app = await launchApp({ desktop, server: server.url, userData, ...(token && { token }) })
  page = await app.window()
}
const freelancers = () => server.ready.accounts.filter(({ role }) => role === 'freelancer')
const owner = () => freelancers()[0] as TestServer['ready']['accounts'][number]
const other = () => freelancers()[1] as TestServer['ready']['accounts'][number]
const auth = async (path: string, body: unknown, token?: string) => {
  const answer = await fetch(`${server.url}/api/auth/${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as { token: string }
}
/** A session of the owner's beside the app's, which the app's sign-out does not end. */
const newToken = async () => {
  const { email, password } = owner()
  return (await auth('sign-in/email', { email, password })).token
}
const postedMs = async () => {
  const segments = await marketplace(server.url, ownToken).segments(project.id)
  return segments.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0)
}
const picture = async (name: string) => {
  await mkdir(results, { recursive: true })
  await page.screenshot({ path: join(results, `${name}.png`) })
}
const button = (name: RegExp) => page.getByRole('button', { name })

beforeAll(async () => {
  server = await startServer({ sandbox: true })
  browser = await launchBrowser()
  userData = await newUserData()
  ownToken = await newToken()
  project = await hourlyProject(server)
  await launch(owner().token)
  await stateWhen(page, 'an account', ({ account }) => account !== null)
})

afterAll(async () => {
  await browser?.close()
  await app?.dispose()
  await server?.stop()
  await rm(userData, { recursive: true, force: true, maxRetries: 5 })
})

let trackedSignedOutMs = 0

describe('Y6: signed out while tracking', () => {
  it('signing out says what is not sent yet, and that tracking goes on', async () => {
    await startTracking(page, project)
    await until('some seconds', async () => (await trackedMs(page)) > 2_000)
    await goTo(page, 'Settings')
    await button(/^Sign out$/).click()
    await page.getByText('Time is being tracked. Tracking goes on').waitFor()
    await picture('sign-out')
    await button(/^Sign out$/).click()
    await stateWhen(page, 'signed out', ({ connection }) => connection === 'signedOut')
  })

  it('the window has the clock, Stop, what waits, and signing in beside them', async () => {
    await page.getByRole('timer').waitFor()
    await button(/^Sign in$/).waitFor()
    await picture('signed-out-tracking')
    expect((await appState(page)).tracker.phase).toBe('running')
    await button(/^Stop/).click()
    await stateWhen(page, 'segment and stop that wait', ({ pending }) => {
      const types = pending.map(({ type }) => type)
      return types.includes('postSegment') && types.includes('stopSession')
    })
    await page.getByText('2 wait to be sent').waitFor()
    await page.getByText(`sent when ${(await appState(page)).lastAccount?.name}`).waitFor()
  })

  it('a start with unsent records has them too, and time can be tracked', async () => {
    await app.quit()
    await launch()
    await page.getByText(/wait to be sent/).waitFor()
    await button(/^Start/).click()
    await button(/^Stop/).waitFor()
    await until('some seconds', async () => (await trackedMs(page)) > 2_000)
    trackedSignedOutMs = await trackedMs(page)
    expect(await postedMs()).toBe(0)
  })

  it('somebody else who signs in gets none of it, and the session ends', async () => {
    await button(/^Sign in$/).click()
    await approveDevice(browser, server.url, other(), page)
    const { notices, tracker, pending } = await stateWhen(
      page,
      'the other account',
      ({ account, notices }) =>
        account?.email === other().email && notices.some(({ kind }) => kind === 'handedOver'),
    )
    expect([tracker.phase, pending.filter(({ type }) => type === 'postSegment')]).toEqual([
      'stopped',
      [],
    ])
    expect(notices.map(({ kind }) => kind)).toContain('handedOver')
    await stateWhen(page, 'all sent of the other', (state) => state.pending.length === 0)
    expect(await postedMs()).toBe(0)
  })

  it('when the owner signs in again, all of it is sent, once', async () => {
    await goTo(page, 'Settings')
    await button(/^Sign out$/).click()
    await button(/^Sign in$/).click()
    await approveDevice(browser, server.url, owner(), page)
    await stateWhen(page, 'an empty outbox', ({ account, pending, picturesWaiting }) => {
      return account?.email === owner().email && pending.length === 0 && picturesWaiting === 0
    })
    expect(await postedMs()).toBeGreaterThan(2_000 + trackedSignedOutMs)
  })
})

describe('Y6: a token that is revoked while tracking', () => {
  it('leaves the timer, says so, and sends everything after signing in again', async () => {
    const before = await postedMs()
    const token = await newToken()
    await app.quit()
    await launch(token)
    await stateWhen(page, 'online', ({ connection, account }) => {
      return connection === 'online' && account !== null
    })
    await startTracking(page, project)
    await until('some seconds', async () => (await trackedMs(page)) > 2_000)
    await auth('sign-out', {}, token)
    await goTo(page, 'Timer')
    await button(/^Stop/).click()
    await page.getByText('You are signed out.').waitFor()
    await page.getByText(/wait(s)? to be sent/).waitFor()
    await picture('revoked')
    await button(/^Sign in$/).click()
    await approveDevice(browser, server.url, owner(), page)
    await stateWhen(page, 'an empty outbox', ({ connection, pending }) => {
      return connection === 'online' && pending.length === 0
    })
    expect((await postedMs()) - before).toBeGreaterThan(2_000)
  })
})
