import { mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type AppUnderTest, launchApp, newUserData, stateWhen } from './app.ts'
import { goTo } from './freelancer-side.ts'
import { accountOf, hourlyProject } from './marketplace.ts'
import { startServer, type TestServer } from './server.ts'

const desktop = inject('desktop')
const results = join(import.meta.dirname, '..', 'results')
const trouble = 'What the marketplace says cannot be kept on this computer just now.'

let server: TestServer
let app: AppUnderTest
let page: Page
let userData: string

const launch = async () => {
  const { token } = accountOf(server, 'freelancer')
  app = await launchApp({ desktop, server: server.url, userData, token })
  page = await app.window()
  await stateWhen(page, 'an account', ({ account }) => account !== null)
}
const button = (name: RegExp) => page.getByRole('button', { name })
const picture = async (name: string) => {
  await mkdir(results, { recursive: true })
  await page.screenshot({ path: join(results, `${name}.png`) })
}

beforeAll(async () => {
  server = await startServer({ sandbox: true })
  userData = await newUserData()
})

afterAll(async () => {
  await app?.dispose()
  await server?.stop()
  await rm(userData, { recursive: true, force: true, maxRetries: 5 })
})

describe('the window’s replica', () => {
  it('Y7: is begun again where a file stands in its folder’s place, and that is said', async () => {
    await writeFile(join(userData, 'IndexedDB'), 'no folder')
    await launch()
    await page.getByText(/A file of Milepost’s could not be read/).waitFor()
    await page.getByText('weekly limit').waitFor()
    const names = await readdir(userData)
    expect(names.filter((name) => /^IndexedDB\.damaged-\d+$/.test(name))).toHaveLength(1)
    await app.quit()
  })

  it('T12: cannot be opened at all: it says so, and the timer works without it', async () => {
    await rm(join(userData, 'IndexedDB'), { recursive: true })
    // A way to nowhere: no folder can be made there, and nothing is there to be put aside.
    await symlink('/nonexistent/folder', join(userData, 'IndexedDB'))
    await launch()
    await page.getByText(trouble).waitFor()
    await button(/^Start/).click()
    await button(/^Stop/).waitFor()
    await picture('without-replica')
    const { tracker } = await stateWhen(
      page,
      'running',
      (state) => state.tracker.phase === 'running',
    )
    expect(tracker.terms?.projectId).toBe((await hourlyProject(server)).id)
    await goTo(page, 'My Projects')
    await page.getByText(trouble).waitFor()
    await button(/^Stop/).click()
    await stateWhen(page, 'all sent', ({ pending }) => pending.length === 0)
  })

  it('Y7: is there again, without a restart, once it can be opened', async () => {
    await rm(join(userData, 'IndexedDB'))
    await button(/^Try again/).click()
    await page.getByText(trouble).waitFor({ state: 'hidden' })
    await goTo(page, 'Timer')
    await page.getByText('weekly limit').waitFor()
  })
})
