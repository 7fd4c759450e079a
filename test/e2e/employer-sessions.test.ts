import pg from 'pg'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { joinEmbedded } from '../../server/postgres/join.ts'
import {
  accessibilityFaults,
  closeContext,
  launchBrowser,
  newContext,
  sidewaysOverflow,
} from './browser.ts'
import { signInTo } from './employer-side.ts'
import { accountOf } from './marketplace.ts'
import { startServer, type TestServer } from './server.ts'

let server: TestServer
let browser: Browser
let database: pg.Client
let employer: ReturnType<typeof accountOf>

beforeAll(async () => {
  server = await startServer({ sandbox: true })
  browser = await launchBrowser()
  employer = accountOf(server, 'employer')
  database = new pg.Client({ connectionString: (await joinEmbedded(server.dataDir)).url })
  await database.connect()
})

afterAll(async () => {
  await database?.end()
  await browser?.close()
  await server?.stop()
})

async function signedIn(look: { dark?: boolean; width?: number } = {}): Promise<Page> {
  const context = await newContext(browser, { url: server.url, ...look })
  onTestFinished(() => closeContext(context))
  const page = await context.newPage()
  await signInTo(page, employer)
  await page.getByRole('heading', { name: 'Dashboard' }).waitFor()
  return page
}

const fixed = () => {
  const found = server.ready.projects.find(({ type }) => type === 'fixed')
  if (!found) throw new Error('the sandbox has no fixed project')
  return found
}

describe('A4 a sign-in that was a while ago', () => {
  test('the password is asked for over the release, which then goes on with what was typed', async () => {
    const { id: projectId, currency } = fixed()
    await employer.api.send('createMilestone', {
      ...{ projectId, currency, amount: '40000', description: 'Label artwork' },
      confirmedSource: 'any',
    })
    const page = await signedIn({ width: 360 })
    await database.query(
      `UPDATE auth_session SET password_at = now() - interval '31 minutes'
        WHERE user_agent LIKE 'Mozilla/%'`,
    )
    await page.goto(`/projects/${projectId}`)
    await page.getByRole('button', { name: 'Release JPY 40,000: Label artwork' }).click()
    await page.getByLabel('Amount to release').fill('30000')
    await page.getByRole('button', { name: 'Release', exact: true }).click()
    const sure = page.getByRole('dialog', { name: 'Release JPY 30,000 to Tiago Figueiredo?' })
    await sure.getByRole('button', { name: 'Yes, I want to release funds' }).click()

    const question = page.getByRole('dialog', { name: 'Your password, please' })
    const field = question.getByLabel(`Password of ${employer.email}`)
    await field.waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    expect(await sidewaysOverflow(page)).toBe(0)
    await question.getByRole('button', { name: 'Go on' }).click()
    await question.getByText('Write your password.').waitFor()
    await field.fill('a guess')
    await field.press('Enter')
    await question.getByText('This is not your password.').waitFor()

    // Given up, nothing has happened, and the question before stands as it was.
    await question.getByRole('button', { name: 'Cancel' }).click()
    await sure.getByText('This needs your password once more.').waitFor()
    await sure.getByRole('button', { name: 'Yes, I want to release funds' }).click()
    await field.fill(employer.password)
    await field.press('Enter')
    await sure.waitFor({ state: 'hidden' })
    const { milestones } = await employer.api.project(projectId)
    expect(milestones.filter(({ state }) => state === 'released')).toMatchObject([
      { amount: { amount: '30000', currency } },
    ])
  })
})

describe('A4 where an account is signed in', () => {
  test('is listed, and each place or all others can be signed out', async () => {
    const page = await signedIn({ dark: true, width: 360 })
    const other = await signedIn()
    await page.getByRole('button', { name: /^Account of/ }).click()
    await page.getByRole('link', { name: 'Where you are signed in' }).click()
    await page.getByRole('heading', { name: 'Where you are signed in' }).waitFor()
    await page.getByText('This browser').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    expect(await sidewaysOverflow(page)).toBe(0)

    await page.getByRole('button', { name: 'Sign out everywhere else' }).click()
    const sure = page.getByRole('dialog', { name: 'Sign out everywhere but here?' })
    await sure.getByRole('button', { name: 'Sign out everywhere else' }).click()
    await sure.waitFor({ state: 'hidden' })
    await expect.poll(() => page.getByRole('listitem').count()).toBe(1)
    await other.getByRole('link', { name: 'My Projects' }).click()
    await other.getByRole('button', { name: 'Sign in' }).waitFor()

    await signInTo(other, employer)
    await page.reload()
    await page.getByRole('button', { name: /^Sign out: Chrome on Linux/ }).click()
    await page.getByText('It is signed out.').waitFor()
    await other.getByRole('link', { name: 'My Projects' }).click()
    await other.getByRole('button', { name: 'Sign in' }).waitFor()
  })
})
