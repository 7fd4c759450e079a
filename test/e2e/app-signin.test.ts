import { rm } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { until } from '../desktop/until.ts'
import { type AppUnderTest, launchApp, newUserData, stateWhen } from './app.ts'
import { approveDevice } from './approve-device.ts'
import { launchBrowser } from './browser.ts'
import { accountOf, hourlyProject } from './marketplace.ts'
import { startServer, type TestServer } from './server.ts'

let server: TestServer
let app: AppUnderTest
let page: Page
let browser: Browser
let userData: string
const desktop = inject('desktop')

beforeAll(async () => {
  server = await startServer({ sandbox: true })
  browser = await launchBrowser()
  userData = await newUserData()
  app = await launchApp({ desktop, server: server.url, userData })
  page = await app.window()
})

afterAll(async () => {
  await browser?.close()
  await app?.dispose()
  await server?.stop()
  await rm(userData, { recursive: true, force: true, maxRetries: 5 })
})

describe('signing in on this computer', () => {
  it('shows a code, which the freelancer approves in a browser', async () => {
    await page.getByRole('button', { name: 'Sign in' }).click()
    const freelancer = accountOf(server, 'freelancer')
    await approveDevice(browser, server.url, freelancer, page)

    const { account } = await stateWhen(page, 'an account', (state) => state.account !== null)
    expect(account?.email).toBe(freelancer.email)
  })

  it('registers the device, half of what a release needs (P8)', async () => {
    const { api } = accountOf(server, 'freelancer')
    const { id } = await hourlyProject(server)
    await until('the device', async () => (await api.project(id)).project.deviceRegistered)
  })

  it('is still signed in after the next start', async () => {
    await app.quit()
    app = await launchApp({ desktop, server: server.url, userData })
    page = await app.window()
    const { account } = await stateWhen(page, 'an account', (state) => state.account !== null)
    expect(account?.email).toBe(accountOf(server, 'freelancer').email)
  })
})
