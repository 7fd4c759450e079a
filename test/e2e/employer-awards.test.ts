import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import {
  accessibilityFaults,
  closeContext,
  launchBrowser,
  newContext,
  sidewaysOverflow,
} from './browser.ts'
import { bothSessions } from './employer-side.ts'
import { accountOf } from './marketplace.ts'
import { startServer, type TestServer } from './server.ts'

let server: TestServer
let browser: Browser
let employer: ReturnType<typeof accountOf>
let freelancer: ReturnType<typeof accountOf>
let sessions: Awaited<ReturnType<typeof bothSessions>>

beforeAll(async () => {
  server = await startServer({ sandbox: true })
  browser = await launchBrowser()
  employer = accountOf(server, 'employer')
  freelancer = accountOf(server, 'freelancer')
  sessions = await bothSessions(browser, server)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

async function open(side: keyof typeof sessions, path: string, width = 1200): Promise<Page> {
  const context = await newContext(browser, { url: server.url, cookies: sessions[side], width })
  onTestFinished(() => closeContext(context))
  const page = await context.newPage()
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

/** An open project, with the freelancer's bid on it. */
async function posted(title: string): Promise<{ projectId: number; bidId: number }> {
  await employer.api.send('postProject', {
    title,
    description: 'Four thousand cards, typed in and checked.',
    type: 'fixed',
    currency: 'USD',
    budgetMinimum: '200',
    budgetMaximum: '450',
    weeklyLimitMs: null,
    jobIds: [],
  })
  type Listed = { result: { projects: { id: number }[] } }
  const { result } = await employer.api.get<Listed>('/api/projects/0.1/projects/active/?limit=1')
  const projectId = result.projects[0]?.id ?? 0
  await freelancer.api.send('placeBid', {
    projectId,
    amount: '300',
    periodDays: 14,
    milestonePercentage: 50,
    description: '',
  })
  type Bids = { result: { bids: { id: number }[] } }
  const { result: found } = await freelancer.api.get<Bids>(
    `/api/projects/0.1/bids/?projects[]=${projectId}`,
  )
  return { projectId, bidId: found.bids[0]?.id ?? 0 }
}

async function checked(page: Page, what: string): Promise<void> {
  expect(await accessibilityFaults(page), what).toEqual([])
  expect(await sidewaysOverflow(page), what).toBe(0)
}

test('B4 the freelancer declines an award by keyboard alone, and the employer hears of it', async () => {
  const { projectId, bidId } = await posted('Catalogue of a seed library')
  await employer.api.send('awardBid', { bidId })
  const theirs = await open('employer', '/projects')
  const page = await open('freelancer', `/projects/${projectId}`, 360)
  await page.getByRole('button', { name: 'Accept the award of Catalogue' }).waitFor()
  await page.getByRole('button', { name: 'Decline the award of Catalogue' }).focus()
  await page.keyboard.press('Enter')
  const sure = page.getByRole('dialog', { name: 'Decline this award?' })
  await sure.getByText('What is held for you on it goes back').waitFor()
  await checked(page, 'declining an award')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByText('The award of Catalogue of a seed library is declined.').waitFor()
  expect(new URL(page.url()).pathname).toBe('/projects')
  expect(await page.getByRole('link', { name: 'Catalogue of a seed library' }).count()).toBe(0)
  await theirs.getByText('The award of a project was declined; it is open again').waitFor()
})

test('B4 the employer takes an award back before it is accepted', async () => {
  const { projectId, bidId } = await posted('Labels for a jam maker')
  await employer.api.send('awardBid', { bidId })
  const page = await open('employer', `/projects/${projectId}`)
  await page.getByRole('button', { name: 'Take the award of Labels' }).click()
  const sure = page.getByRole('dialog', { name: 'Take this award back?' })
  await sure.getByRole('button', { name: 'Yes, take the award back' }).click()
  await page.getByText('The award of Labels for a jam maker is taken back.').waitFor()
  const { projects } = await freelancer.api.finances()
  expect(projects.map(({ id }) => id)).not.toContain(projectId)
})

test('B7 the employer closes an open project, which nobody can bid on any more', async () => {
  const { projectId, bidId } = await posted('Signs for a bakery')
  const page = await open('employer', '/projects', 360)
  const row = page.getByRole('listitem').filter({ hasText: 'Signs for a bakery' })
  await row.getByText('Fixed price · Budget USD 200.00 to USD 450.00').waitFor()
  await row.getByText('1 bid', { exact: true }).waitFor()
  await checked(page, 'an open project')
  await page.getByRole('button', { name: 'Close the project Signs' }).click()
  const sure = page.getByRole('dialog', { name: 'Close this project?' })
  await checked(page, 'closing a project')
  await sure.getByRole('button', { name: 'Yes, close the project' }).click()
  await page.getByText('Signs for a bakery is closed.').waitFor()
  await row.waitFor({ state: 'detached' })
  await expect(employer.api.send('awardBid', { bidId })).rejects.toThrow('bid_already_answered')
  type Listed = { result: { projects: { id: number }[] } }
  const { result } = await freelancer.api.get<Listed>(
    `/api/projects/0.1/projects/?projects[]=${projectId}`,
  )
  expect(result.projects).toEqual([])
})
