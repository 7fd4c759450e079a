import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Project } from '../../shared/contract/entities.ts'
import { result } from '../integration/http/freelancer-client.ts'
import { accessibilityFaults, closeContext, launchBrowser, newContext } from './browser.ts'
import { bothSessions } from './employer-side.ts'
import { accountOf, hourlyProject } from './marketplace.ts'
import { startServer, type TestServer } from './server.ts'

let server: TestServer
let browser: Browser
let employer: ReturnType<typeof accountOf>
let freelancer: ReturnType<typeof accountOf>
let project: Project
let sessions: Awaited<ReturnType<typeof bothSessions>>

beforeAll(async () => {
  server = await startServer({ sandbox: true })
  browser = await launchBrowser()
  employer = accountOf(server, 'employer')
  freelancer = accountOf(server, 'freelancer')
  project = await hourlyProject(server)
  sessions = await bothSessions(browser, server)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** One side's page in a small window, once it hears what happens elsewhere. */
async function open(path: string, side: keyof typeof sessions = 'employer'): Promise<Page> {
  const look = { width: 360, height: 640, cookies: sessions[side] }
  const context = await newContext(browser, { url: server.url, ...look })
  onTestFinished(() => closeContext(context))
  const page = await context.newPage()
  const listening = page.waitForResponse((answer) => answer.url().includes('/api/events'))
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await listening
  return page
}

const news = (page: Page): Locator => page.getByRole('region', { name: 'News' })

const ask = (amount: string): Promise<string> =>
  freelancer.api.send('requestMilestone', {
    projectId: project.id,
    amount,
    currency: project.currency,
    description: 'Calendar import',
  })

const write = (text: string): Promise<string> =>
  freelancer.api.send('sendMessage', { projectId: project.id, about: null, text })

/** Whether two things overlap on the screen. */
async function overlap(one: Locator, other: Locator): Promise<boolean> {
  const [a, b] = await Promise.all([one.boundingBox(), other.boundingBox()])
  if (!a || !b) throw new Error('one of them is not on the page')
  const apart =
    a.y + a.height <= b.y || b.y + b.height <= a.y || a.x + a.width <= b.x || b.x + b.width <= a.x
  return !apart
}

describe('news in a small window', () => {
  test('N1 one line at a time, the newest first, and how many are behind it', async () => {
    const page = await open('/projects')
    const close = news(page).getByRole('button', { name: 'Dismiss' })
    for (const [index, amount] of ['11.00', '12.00', '13.00'].entries()) {
      await ask(amount)
      await news(page).getByText(`A milestone of USD ${amount} is requested`).waitFor()
      expect(await close.count(), `after ${index + 1}`).toBe(1)
    }
    await news(page).getByText('2 earlier').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await close.click()
    await news(page).getByText('A milestone of USD 12.00 is requested').waitFor()
    await news(page).getByText('1 earlier').waitFor()
  })

  test('N1 it never lies over the control in use', async () => {
    const page = await open(`/projects/${project.id}`)
    const create = page.getByRole('button', { name: 'Create Milestone Payment' })
    await create.focus()
    // At the lower edge, where the news would come.
    await create.evaluate((button) => button.scrollIntoView({ block: 'end' }))
    await write('Are you there?')
    await news(page).getByRole('link', { name: 'Look at it' }).waitFor()
    expect(await overlap(news(page), create)).toBe(false)
    // Elsewhere it stands at the lower edge as ever.
    await page.getByRole('link', { name: 'Dashboard' }).focus()
    await expect.poll(async () => (await news(page).boundingBox())?.y).toBeGreaterThan(320)
  })

  test('N1 P5 it waits while a question is open, and comes when that is answered', async () => {
    const page = await open(`/projects/${project.id}`)
    await page.getByRole('button', { name: 'End project' }).click()
    const question = page.getByRole('dialog', { name: 'End this project?' })
    await question.waitFor()
    await ask('77.00')
    // Behind the question the page is up to date, so the news has come as well.
    await page.getByText('USD 77.00', { exact: true }).waitFor()
    expect(await news(page).locator('a').count()).toBe(0)
    await question.getByRole('button', { name: 'Keep it running' }).click()
    await news(page).getByText('A milestone of USD 77.00 is requested').waitFor()
  })
})

describe('news of an award and of a wish that is taken back', () => {
  /** A call of a client of the Freelancer.com contract: projects are posted and bid on by these. */
  const call = (side: typeof employer, method: string, path: string, json: object) =>
    result<{ id: number }>(server.url, side.token, method, `projects/0.1/${path}`, { json })

  test('N1 N3 B3 B4 awarded leads to the award, taken back leads to what is left', async () => {
    const title = 'Catalogue of a seed library'
    const posted = await call(employer, 'POST', 'projects/', {
      ...{ title, description: 'Four thousand cards', currency: { id: 1 }, jobs: [{ id: 7 }] },
      ...{ budget: { minimum: 10 }, type: 'FIXED' },
    })
    const bid = await call(freelancer, 'POST', 'bids/', {
      ...{ project_id: posted.id, bidder_id: freelancer.userId, amount: 400, period: 2 },
      ...{ milestone_percentage: 100, description: 'I typed two of these.' },
    })
    const page = await open('/', 'freelancer')
    await call(employer, 'PUT', `bids/${bid.id}/`, { action: 'award' })
    await news(page).getByText('You were awarded a project.').waitFor()
    await news(page).getByRole('link', { name: 'Look at it' }).click()
    await page.getByRole('heading', { name: title }).waitFor()
    await page.getByRole('button', { name: `Accept the award of ${title}` }).waitFor()

    await call(employer, 'PUT', `bids/${bid.id}/`, { action: 'revoke' })
    await news(page).getByText('The award of a project was taken back').waitFor()
    await news(page).getByText(title).waitFor()
    await news(page).getByRole('link', { name: 'Look at it' }).click()
    await page.getByRole('heading', { name: 'My Projects' }).waitFor()
    await page.getByRole('link', { name: title }).waitFor({ state: 'detached' })
  })

  test('N1 P7 a request for a cancellation that is taken back is told as well', async () => {
    const { id: projectId, currency } = project
    const milestoneId = await employer.api.send('createMilestone', {
      ...{ projectId, amount: '64.00', currency, description: 'Scans', confirmedSource: 'any' },
    })
    const page = await open(`/projects/${projectId}`, 'freelancer')
    await employer.api.send('requestCancellation', { milestoneId, reason: null })
    await news(page).getByText('The cancellation of USD 64.00 is requested').waitFor()
    await employer.api.send('withdrawCancellation', { milestoneId })
    await news(page)
      .getByText('The cancellation of USD 64.00 is no longer requested; it stays held')
      .waitFor()
  })
})
