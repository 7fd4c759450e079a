import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Project } from '../../shared/contract/entities.ts'
import { accessibilityFaults, launchBrowser, newContext } from './browser.ts'
import { sessionOf } from './employer-side.ts'
import { accountOf, hourlyProject } from './marketplace.ts'
import { startServer, type TestServer } from './server.ts'

let server: TestServer
let browser: Browser
let freelancer: ReturnType<typeof accountOf>
let project: Project
let session: Awaited<ReturnType<typeof sessionOf>>

beforeAll(async () => {
  server = await startServer({ sandbox: true })
  browser = await launchBrowser()
  freelancer = accountOf(server, 'freelancer')
  project = await hourlyProject(server)
  session = await sessionOf(browser, server.url, accountOf(server, 'employer'))
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** The employer's page in a small window, once it hears what happens elsewhere. */
async function open(path: string, { width = 360, height = 640 } = {}): Promise<Page> {
  const context = await newContext(browser, { url: server.url, width, height, cookies: session })
  onTestFinished(() => context.close())
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
