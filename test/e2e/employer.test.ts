import type { Browser, Cookie, Page } from 'playwright-core'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Project } from '../../shared/contract/entities.ts'
import { MIDWEEK_MS, moveClock } from '../sandbox-clock.ts'
import { closeContext, launchBrowser, newContext } from './browser.ts'
import { acceptRequest, releaseMilestone, signedInPage } from './employer-side.ts'
import { accountOf, hourlyProject } from './marketplace.ts'
import { startServer, type TestServer } from './server.ts'

let server: TestServer
let browser: Browser
let employer: ReturnType<typeof accountOf>
let freelancer: ReturnType<typeof accountOf>
let hourly: Project
/** Signed in once for all tests: the marketplace counts attempts, and rightly so. */
let session: Cookie[]

beforeAll(async () => {
  server = await startServer({ sandbox: true })
  await moveClock(server, MIDWEEK_MS)
  browser = await launchBrowser()
  employer = accountOf(server, 'employer')
  freelancer = accountOf(server, 'freelancer')
  hourly = await hourlyProject(server)
  const page = await signedInPage(browser, server.url, employer)
  await page.getByRole('heading', { name: 'Dashboard' }).waitFor()
  session = await page.context().cookies()
  await closeContext(page.context())
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** The employer's page in a browser of its own, gone with the test. */
async function open(path = '/'): Promise<Page> {
  const context = await newContext(browser, { url: server.url, cookies: session })
  onTestFinished(() => closeContext(context))
  const page = await context.newPage()
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

const ask = (description: string, amount = '120.00'): Promise<string> =>
  freelancer.api.send('requestMilestone', {
    projectId: hourly.id,
    amount,
    currency: hourly.currency,
    description,
  })

const milestoneOf = async (description: string) => {
  const { milestones } = await employer.api.finances()
  return milestones.filter((milestone) => milestone.description === description)
}

const available = async (side: typeof employer): Promise<string> =>
  (await side.api.finances()).balances.find(({ currency }) => currency === 'USD')?.available ?? '0'

/** Ten minutes of tracked time that ended when the tests began. */
async function postHours(): Promise<void> {
  const deviceId = uuidv7()
  const sessionId = uuidv7()
  const endMs = MIDWEEK_MS
  const startMs = endMs - 600_000
  await freelancer.api.send('registerDevice', { deviceId, name: 'Laptop', platform: 'linux' })
  await freelancer.api.send('postSegment', {
    segment: {
      id: uuidv7(),
      sessionId,
      projectId: hourly.id,
      startMs,
      endMs,
      memo: 'Calendar import',
      activeMinutes: 8,
      minutes: 10,
      clockStepMs: 0,
      recovered: false,
      manual: false,
      capture: null,
    },
  })
}

describe('from request to release', () => {
  test('M4 M6 P2 P5 P8 a request is accepted, held, refused, then released with two confirmations', async () => {
    const task = 'Week 47: calendar import'
    await ask(task)
    const before = await available(employer)
    const page = await open(`/projects/${hourly.id}`)

    // P8 is told before anyone clicks.
    await page.getByText('Nothing can be released on this project yet').waitFor()

    await page.getByRole('button', { name: `Accept the request for USD 120.00: ${task}` }).click()
    const confirm = page.getByRole('dialog', { name: 'Confirm Payment' })
    await confirm.getByText('Your available balance.').waitFor()
    expect(await available(employer)).toBe(before)
    await confirm.getByRole('button', { name: 'Confirm Payment' }).click()
    await confirm.waitFor({ state: 'hidden' })

    const row = page
      .getByRole('list', { name: 'Milestone Payments' })
      .locator('li', { hasText: task })
    await row.getByText('In progress').waitFor()
    expect(await milestoneOf(task)).toHaveLength(1)
    expect(Number(await available(employer))).toBe(Number(before) - 120)

    await row.getByRole('button', { name: /^Release/ }).click()
    const refusal = page.getByRole('dialog', { name: 'USD 120.00 cannot be released yet' })
    await refusal
      .getByText(`${hourly.freelancer.name} has not installed the Desktop App yet.`)
      .waitFor()
    await refusal.getByText('No tracked hours are posted for this project yet.').waitFor()
    await page.keyboard.press('Escape')

    await postHours()
    // The page hears of it by itself.
    await page.getByText('Milestones can be released').waitFor()

    await row.getByRole('button', { name: /^Release/ }).click()
    const first = page.getByRole('dialog', { name: 'Release Milestone Payment' })
    expect(await first.getByLabel('Amount to release').inputValue()).toBe('120.00')
    await first.getByRole('button', { name: 'Release', exact: true }).click()
    const last = page.getByRole('dialog', {
      name: `Release USD 120.00 to ${hourly.freelancer.name}?`,
    })
    await last.getByText('This cannot be undone').waitFor()
    expect(
      await last
        .getByRole('button', { name: 'No, keep it held' })
        .evaluate((one) => one === document.activeElement),
    ).toBe(true)
    const paid = await available(freelancer)
    await last.getByRole('button', { name: 'Yes, I want to release funds' }).click()
    await last.waitFor({ state: 'hidden' })
    await row.getByText('Released', { exact: true }).waitFor()
    expect(Number(await available(freelancer))).toBe(Number(paid) + 120)
  })

  test('P5 a part is released and the rest stays held; more than the whole is refused', async () => {
    const task = 'Part by part'
    await ask(task)
    const page = await open()
    await acceptRequest(page, hourly.id, task)
    await page.getByRole('button', { name: new RegExp(`^Release .*${task}`) }).click()
    const dialog = page.getByRole('dialog')
    for (const [typed, told] of [
      ['0', 'The amount must be above zero.'],
      ['1.234', 'USD has 2 digits after the point, not more.'],
      ['120.01', 'Write at most USD 120.00, the whole of it.'],
    ] as const) {
      await dialog.getByLabel('Amount to release').fill(typed)
      await dialog.getByRole('button', { name: 'Release', exact: true }).click()
      await dialog.getByText(told).waitFor()
    }
    const before = await available(freelancer)
    await dialog.getByLabel('Amount to release').fill('45.5')
    await dialog.getByRole('button', { name: 'Release', exact: true }).click()
    const last = page.getByRole('dialog', { name: /^Release USD 45.50 to/ })
    await last.getByRole('button', { name: 'Yes, I want to release funds' }).click()
    await last.waitFor({ state: 'hidden' })
    const rows = page
      .getByRole('list', { name: 'Milestone Payments' })
      .locator('li', { hasText: task })
    await rows.filter({ hasText: 'USD 45.50' }).getByText('Released', { exact: true }).waitFor()
    await rows.filter({ hasText: 'USD 74.50' }).getByText('In progress').waitFor()
    expect(Number(await available(freelancer))).toBe(Number(before) + 45.5)
  })

  test('P8 the refusal of the marketplace is told when the page is behind it', async () => {
    const page = await open(`/projects/${hourly.id}`)
    const task = 'Refused late'
    await ask(task)
    await acceptRequest(page, hourly.id, task)
    await page.route('**/api/commands', async (route) => {
      const { commands } = route.request().postDataJSON()
      const error = { code: 'hours_not_posted', title: 'x', remedy: 'y' }
      const results = commands.map(({ id }: { id: string }) => ({ id, status: 'refused', error }))
      await route.fulfill({ json: { results } })
    })
    await page.getByRole('button', { name: new RegExp(`^Release .*${task}`) }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Release', exact: true }).click()
    await page
      .getByRole('alert')
      .getByText('No tracked hours are posted for this project yet.')
      .waitFor()
    await page.getByText(/Once .* has tracked time and the app was online/).waitFor()
  })

  test('M4 a request is rejected with the reason, and no money moves', async () => {
    const task = 'Too early'
    await ask(task, '77.00')
    const before = await available(employer)
    const page = await open(`/projects/${hourly.id}`)
    await page.getByRole('button', { name: `Reject the request for USD 77.00: ${task}` }).click()
    const dialog = page.getByRole('dialog', { name: 'Reject the request for USD 77.00?' })
    await dialog.getByLabel('Reason (optional)').fill('Ask again when the import works.')
    await dialog.getByRole('button', { name: 'Reject request' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.goto('/finances/requests')
    const answered = page.locator('li', { hasText: task })
    await answered.getByText('Reason given: Ask again when the import works.').waitFor()
    expect(await available(employer)).toBe(before)
    const { milestoneRequests } = await freelancer.api.finances()
    const mine = milestoneRequests.find(({ description }) => description === task)
    expect(mine?.reason).toBe('Ask again when the import works.')
  })

  test('M5 a request withdrawn meanwhile is refused in words, and nothing is held', async () => {
    const task = 'Changed my mind'
    const requestId = await ask(task, '10.00')
    const page = await open(`/projects/${hourly.id}`)
    await page.getByRole('button', { name: new RegExp(`^Accept .*${task}`) }).click()
    const dialog = page.getByRole('dialog', { name: 'Confirm Payment' })
    await dialog.getByText('Your available balance.').waitFor()
    await freelancer.api.send('withdrawMilestoneRequest', { requestId })
    await dialog.getByRole('button', { name: 'Confirm Payment' }).click()
    await dialog.getByText('This request was already answered or withdrawn.').waitFor()
    expect(await milestoneOf(task)).toHaveLength(0)
  })
})

describe('creating a payment', () => {
  /** *Create Milestone Payment* in Finances, with a project chosen by what its line says. */
  async function createFor(page: Page, found: string): Promise<void> {
    await page.getByRole('button', { name: 'Create Milestone Payment' }).click()
    const select = page.getByRole('combobox', { name: 'Select Project or Freelancer' })
    await select.fill(found)
    await page.getByRole('option').first().click()
  }

  const submit = (page: Page): Promise<void> =>
    page.getByRole('button', { name: 'Create Milestone', exact: true }).click()

  test('P1 P2 from the balance at the top right to Finances, by the project’s name', async () => {
    const task = 'Kick-off from Finances'
    const page = await open()
    await page.getByRole('button', { name: /^Balance / }).hover()
    await page.getByRole('dialog').getByRole('link', { name: 'Finances' }).click()
    await createFor(page, hourly.title.slice(0, 12))
    await page.getByLabel('Amount').fill('80.5')
    await page.getByLabel('Description').fill(task)
    await submit(page)
    const dialog = page.getByRole('dialog', { name: 'Confirm Payment' })
    await dialog.getByText('USD 80.50').waitFor()
    await dialog.getByRole('button', { name: 'Confirm Payment' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.locator('li', { hasText: task }).getByText('USD 80.50').waitFor()
    expect(await milestoneOf(task)).toHaveLength(1)
  })

  test('M2 L3 a bad amount and a missing description are told beside their fields', async () => {
    const page = await open(`/projects/${hourly.id}`)
    await page.getByRole('button', { name: 'Create Milestone Payment' }).click()
    await submit(page)
    const amount = page.getByLabel('Amount')
    await page.getByText('Say what the payment is for.').waitFor()
    await page.getByLabel('Description').fill('Anything')
    for (const [typed, told] of [
      ['0', 'The amount must be above zero.'],
      ['-5', 'The amount must be above zero.'],
      ['1.234', 'USD has 2 digits after the point, not more.'],
      ['1e3', 'Write digits with an optional point, like 120.50.'],
      [' ', 'Write digits with an optional point, like 120.50.'],
      [`1${'0'.repeat(30)}`, 'Use at most twelve digits before the point.'],
      ['25%', 'A percentage needs a project with a total. Write an amount.'],
    ] as const) {
      await amount.fill(typed)
      await submit(page)
      await page.getByText(told).waitFor()
      expect(await amount.getAttribute('aria-invalid')).toBe('true')
      expect(await amount.evaluate((field) => field === document.activeElement)).toBe(true)
    }
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  test('P1 L3 yen have no digits after the point; a percentage of the total is exact', async () => {
    const fixed = server.ready.projects.find(({ currency }) => currency === 'JPY')
    if (!fixed) throw new Error('the sandbox has no project in yen')
    const page = await open(`/projects/${fixed.id}`)
    await page.getByRole('button', { name: 'Create Milestone Payment' }).click()
    await page.getByLabel('Description').fill('First part')
    await page.getByLabel('Amount').fill('1.5')
    await submit(page)
    await page.getByText('JPY has no digits after the point.').waitFor()
    await page.getByLabel('Amount').fill('33.33%')
    const { project } = await employer.api.project(fixed.id)
    const part = Math.round((Number(project.total) * 3333) / 10_000).toLocaleString('en-US')
    await page.getByText(`That is JPY ${part}.`).waitFor()
    await submit(page)
    await page.getByRole('dialog').getByText(`JPY ${part}`).first().waitFor()
  })

  test('P2 the source pays what the balance cannot, and neither says so and holds nothing', async () => {
    const page = await open(`/projects/${hourly.id}`)
    await page.getByRole('button', { name: 'Create Milestone Payment' }).click()
    await page.getByLabel('Description').fill('Large')
    const before = await available(employer)
    await page.getByLabel('Amount').fill((Number(before) + 1).toFixed(2))
    await submit(page)
    const dialog = page.getByRole('dialog', { name: 'Confirm Payment' })
    await dialog.getByText(/Your verified payment source, .*4242/).waitFor()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await page.getByLabel('Amount').fill('999999999999.99')
    await submit(page)
    await dialog
      .getByText('Neither your balance nor your payment source covers USD 999,999,999,999.99.')
      .waitFor()
    expect(await dialog.getByRole('button', { name: 'Confirm Payment' }).isDisabled()).toBe(true)
    expect(await available(employer)).toBe(before)
  })

  test('P7 before the project is accepted the employer takes the payment back', async () => {
    const awarded = server.ready.projects.find(({ status }) => status === 'awarded')
    if (!awarded) throw new Error('the sandbox has no awarded project')
    const task = 'To start with'
    const before = await available(employer)
    await employer.api.send('createMilestone', {
      confirmedSource: 'any',
      projectId: awarded.id,
      amount: '50.00',
      currency: awarded.currency,
      description: task,
    })
    const page = await open(`/projects/${awarded.id}`)
    await page.getByRole('button', { name: `Cancel the payment of USD 50.00: ${task}` }).click()
    await page.getByRole('button', { name: 'Yes, cancel the payment' }).click()
    await page.locator('li', { hasText: task }).getByText('Cancelled', { exact: true }).waitFor()
    expect(await available(employer)).toBe(before)
  })
})

describe('Y1 one intention, one payment', () => {
  test('Y1 an answer that is lost is asked for again and nothing is paid twice', async () => {
    const task = 'Lost answer'
    await ask(task)
    const page = await open(`/projects/${hourly.id}`)
    let lost = 0
    await page.route('**/api/commands', async (route) => {
      if (lost > 0) return route.continue()
      lost += 1
      await route.fetch()
      await route.abort('connectionreset')
    })
    await page.getByRole('button', { name: new RegExp(`^Accept .*${task}`) }).click()
    const dialog = page.getByRole('dialog', { name: 'Confirm Payment' })
    await dialog.getByRole('button', { name: 'Confirm Payment' }).click()
    await dialog.getByText('it is not known whether this happened').waitFor()
    await dialog.getByRole('button', { name: 'Confirm Payment' }).click()
    await dialog.waitFor({ state: 'hidden' })
    expect(await milestoneOf(task)).toHaveLength(1)
  })

  test('Y1 a double click on the last button releases once', async () => {
    const task = 'Clicked twice'
    await ask(task)
    const page = await open()
    await acceptRequest(page, hourly.id, task)
    const before = await available(freelancer)
    const sent: string[] = []
    page.on('request', (request) => {
      if (request.url().endsWith('/api/commands')) sent.push(request.postData() ?? '')
    })
    await page.getByRole('button', { name: new RegExp(`^Release .*${task}`) }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Release', exact: true }).click()
    const last = page.getByRole('button', { name: 'Yes, I want to release funds' })
    await last.dblclick()
    await last.waitFor({ state: 'hidden' })
    expect(sent.map((body) => JSON.parse(body).commands[0].type)).toEqual([
      'prepareRelease',
      'releaseMilestone',
    ])
    expect(Number(await available(freelancer))).toBe(Number(before) + 120)
  })

  test('N1 a request shows on an open page by itself, with a line that says so', async () => {
    const page = await open(`/projects/${hourly.id}`)
    // From now on what comes is news to this browser, not history.
    await page.waitForFunction(() =>
      Object.keys(localStorage).some((key) => /lastNotice/.test(key)),
    )
    const task = 'Out of the blue'
    await ask(task, '15.00')
    await page.getByRole('button', { name: `Accept the request for USD 15.00: ${task}` }).waitFor()
    await page.getByText('A milestone of USD 15.00 is requested').waitFor()
  })

  test('P5 the whole way by keyboard alone', async () => {
    const task = 'By keyboard'
    await ask(task)
    const page = await open()
    await acceptRequest(page, hourly.id, task)
    await page.getByRole('button', { name: new RegExp(`^Release .*${task}`) }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Release Milestone Payment' }).waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    const last = page.getByRole('dialog', { name: /^Release USD 120.00 to/ })
    await last.waitFor()
    await page.keyboard.press('Enter')
    await last.waitFor({ state: 'hidden' })
    expect((await milestoneOf(task))[0]?.state).toBe('inProgress')
    await releaseMilestone(page, hourly.id, task)
    expect((await milestoneOf(task))[0]?.state).toBe('released')
  })
})
