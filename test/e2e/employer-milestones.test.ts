import type { Browser, Locator, Page } from 'playwright-core'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Project } from '../../shared/contract/entities.ts'
import { moveClock } from '../sandbox-clock.ts'
import {
  accessibilityFaults,
  closeContext,
  launchBrowser,
  newContext,
  sidewaysOverflow,
} from './browser.ts'
import { bothSessions } from './employer-side.ts'
import { accountOf, hourlyProject } from './marketplace.ts'
import { startServer, type TestServer } from './server.ts'

let server: TestServer
let browser: Browser
let employer: ReturnType<typeof accountOf>
let freelancer: ReturnType<typeof accountOf>
let hourly: Project
let fixed: Project
let sessions: Awaited<ReturnType<typeof bothSessions>>

beforeAll(async () => {
  server = await startServer({ sandbox: true })
  browser = await launchBrowser()
  employer = accountOf(server, 'employer')
  freelancer = accountOf(server, 'freelancer')
  hourly = await hourlyProject(server)
  const { projects } = await employer.api.finances()
  fixed = projects.find(({ type, status }) => type === 'fixed' && status === 'active') ?? hourly
  sessions = await bothSessions(browser, server)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

type Look = {
  width?: number
  dark?: boolean
  /** Hears nothing of what happens elsewhere. */
  deaf?: boolean
}

/** One side's page in a browser of its own, gone with the test. */
async function open(side: keyof typeof sessions, path: string, look: Look = {}): Promise<Page> {
  const context = await newContext(browser, { url: server.url, cookies: sessions[side], ...look })
  onTestFinished(() => closeContext(context))
  const page = await context.newPage()
  if (look.deaf) await page.route('**/api/events*', (route) => route.abort())
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

const hold = (description: string, project = hourly, amount = '400.00'): Promise<string> =>
  employer.api.send('createMilestone', {
    confirmedSource: 'any',
    projectId: project.id,
    amount,
    currency: project.currency,
    description,
  })

const row = (page: Page, description: string): Locator =>
  page.getByRole('list', { name: 'Milestone Payments' }).locator('li', { hasText: description })

/** Chooses an entry of a row's menu. */
async function choose(page: Page, description: string, entry: string): Promise<void> {
  await page.getByRole('button', { name: `More for ${description}` }).click()
  await page.getByRole('menuitem', { name: entry }).click()
}

const available = async (side: typeof employer, currency: string): Promise<number> => {
  const { balances } = await side.api.finances()
  return Number(balances.find((one) => one.currency === currency)?.available ?? 0)
}

const milestonesOf = async (description: string) => {
  const { milestones } = await employer.api.finances()
  return milestones.filter((one) => one.description.startsWith(description))
}

/** Nothing that axe finds, and nothing wider than the page. */
async function checked(page: Page, what: string): Promise<void> {
  expect(await accessibilityFaults(page), what).toEqual([])
  expect(await sidewaysOverflow(page), what).toBe(0)
}

describe('creating several at once', () => {
  test('P1 P2 percentages and an amount, one payment, told before and made once', async () => {
    const before = await available(employer, 'JPY')
    const page = await open('employer', `/projects/${fixed.id}`, { width: 360 })
    await page.getByRole('button', { name: 'Create Milestone Payment' }).click()
    const form = page.getByRole('form', { name: 'Create Milestone Payment' })
    await form.getByLabel('Amount').fill('25%')
    await form.getByLabel('Description').fill('Boxes one to three')
    for (const [number, amount, task] of [
      [2, '25.5%', 'Boxes four to six'],
      [3, '1.5', ''],
      [4, '90%', 'The rest'],
    ] as const) {
      await form.getByRole('button', { name: 'Add another milestone' }).click()
      const added = form.getByRole('group', { name: `Milestone ${number}` })
      await added.getByLabel('Amount').fill(amount)
      await added.getByLabel('Description').fill(task)
    }
    await form.getByRole('button', { name: 'Create 4 Milestones' }).click()
    await form.getByText('JPY has no digits after the point.').waitFor()
    await form.getByText('Say what the payment is for.').waitFor()
    await form.getByText('Write 100% of the total or less.').waitFor()
    await checked(page, 'rows with faults')
    await form.getByRole('button', { name: 'Remove milestone 4' }).click()
    const third = form.getByRole('group', { name: 'Milestone 3' })
    await third.getByLabel('Amount').fill('1500')
    await third.getByLabel('Description').fill('Proof sheets')
    await form.getByText('JPY 77,250').waitFor()
    await form.getByRole('button', { name: 'Create 3 Milestones' }).click()

    const popup = page.getByRole('dialog', { name: 'Confirm Payment' })
    await popup.getByText('to be held for Tiago Figueiredo in 3 milestones').waitFor()
    await popup.getByText('Your available balance.').waitFor()
    const told = await popup.getByRole('list').getByRole('listitem').allInnerTexts()
    expect(told.map((text) => text.replace(/\s+/g, ' '))).toEqual([
      'Boxes one to three JPY 37,500',
      'Boxes four to six JPY 38,250',
      'Proof sheets JPY 1,500',
    ])
    await checked(page, 'the popup')
    expect(await available(employer, 'JPY')).toBe(before)
    await popup.getByRole('button', { name: 'Confirm Payment' }).click()
    await popup.waitFor({ state: 'hidden' })
    await row(page, 'Proof sheets').waitFor()
    expect(await available(employer, 'JPY')).toBe(before - 77_250)
    expect(await milestonesOf('Boxes')).toHaveLength(2)
  })

  test('P2 what is charged has changed since it was told: nothing is held, it is told anew', async () => {
    const task = 'Told anew'
    const page = await open('employer', `/projects/${hourly.id}`, { deaf: true })
    const left = await available(employer, 'USD')
    await page.getByRole('button', { name: 'Create Milestone Payment' }).click()
    await page.getByLabel('Amount').fill('100')
    await page.getByLabel('Description').fill(task)
    await page.getByRole('button', { name: 'Create Milestone', exact: true }).click()
    const popup = page.getByRole('dialog', { name: 'Confirm Payment' })
    await popup.getByText('Your available balance.').waitFor()
    await hold('Elsewhere', hourly, (left - 50).toFixed(2))
    await popup.getByRole('button', { name: 'Confirm Payment' }).click()
    await popup.getByText('What would be charged has changed since you looked.').waitFor()
    await popup.getByText('Your verified payment source, Visa ending 4242.').waitFor()
    expect(await milestonesOf(task)).toHaveLength(0)
    await popup.getByRole('button', { name: 'Confirm Payment' }).click()
    await popup.waitFor({ state: 'hidden' })
    expect(await milestonesOf(task)).toHaveLength(1)
    expect(await available(employer, 'USD')).toBe(50)
  })

  test('P2 a press counts while news has what would be charged read again', async () => {
    const task = 'Pressed amid news'
    const page = await open('employer', `/projects/${hourly.id}`)
    await page.getByRole('button', { name: 'Create Milestone Payment' }).click()
    await page.getByLabel('Amount').fill('10')
    await page.getByLabel('Description').fill(task)
    await page.getByRole('button', { name: 'Create Milestone', exact: true }).click()
    const popup = page.getByRole('dialog', { name: 'Confirm Payment' })
    await popup.getByText('What is charged').waitFor()
    // From here on the marketplace takes its time to say what would be charged.
    const answers: (() => Promise<void>)[] = []
    await page.route('**/funding?*', (route) => {
      answers.push(() => route.continue())
    })
    await hold('News', hourly, '1.00')
    await expect.poll(() => answers.length, { timeout: 30_000 }).toBeGreaterThan(0)
    const button = popup.getByRole('button', { name: 'Confirm Payment' })
    const box = await button.boundingBox()
    if (!box) throw new Error('the button is not on the page')
    // As a hand does: where the button is, without waiting for it.
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
    await popup.waitFor({ state: 'hidden' })
    expect(await milestonesOf(task)).toHaveLength(1)
  })
})

describe('both sides of a payment', () => {
  test('P7 a cancellation is asked for, refused, asked for again and granted, seen live by both', async () => {
    const task = 'No longer needed'
    await hold(task)
    const [mine, theirs] = await Promise.all([
      open('employer', `/projects/${hourly.id}`),
      open('freelancer', `/projects/${hourly.id}`),
    ])
    const ask = async (reason: string): Promise<void> => {
      await choose(mine, task, 'Request cancellation')
      const dialog = mine.getByRole('dialog', { name: 'Request the cancellation of USD 400.00?' })
      await dialog.getByLabel('Reason (optional)').fill(reason)
      await dialog.getByRole('button', { name: 'Send request' }).click()
      await dialog.waitFor({ state: 'hidden' })
    }
    await ask('We do it in house.')
    await checked(mine, 'a cancellation that is asked for')
    await row(mine, task).getByText('Waits for Tiago Figueiredo to answer.').waitFor()
    expect(
      await row(mine, task)
        .getByRole('button', { name: /^Release/ })
        .count(),
    ).toBe(0)
    await row(theirs, task).getByText('Reason given: We do it in house.').waitFor()
    await checked(theirs, 'asked for a cancellation')
    await theirs.getByRole('button', { name: `Keep USD 400.00 held: ${task}` }).click()
    await row(mine, task).getByText('In progress').waitFor()

    await ask('Then only half of it?')
    await mine.getByRole('button', { name: /^Take back the request to cancel/ }).click()
    await row(mine, task).getByText('In progress').waitFor()

    await ask('Please after all.')
    await theirs
      .getByRole('button', { name: `Cancel the milestone of USD 400.00: ${task}` })
      .click()
    const sure = theirs.getByRole('dialog', { name: 'Cancel the milestone of USD 400.00?' })
    await checked(theirs, 'giving a payment up')
    await sure.getByRole('button', { name: 'Yes, cancel the milestone' }).click()
    await sure.waitFor({ state: 'hidden' })
    await row(mine, task).getByText('Cancelled', { exact: true }).waitFor()
  })

  test('P3 P5 P6 a release is asked for, done in part with both confirmations, and refunded in part', async () => {
    const task = 'Label artwork'
    await hold(task, fixed, '40000')
    const [mine, theirs] = await Promise.all([
      open('employer', `/projects/${fixed.id}`),
      open('freelancer', `/projects/${fixed.id}`, { dark: true }),
    ])
    await theirs.getByRole('button', { name: /^Request the release of .*Label/ }).click()
    await row(mine, task).getByText('Release requested').waitFor()

    await mine.getByRole('button', { name: `Release JPY 40,000: ${task}` }).click()
    const first = mine.getByRole('dialog', { name: 'Release Milestone Payment' })
    await first.getByLabel('Amount to release').fill('30000')
    await first.getByText('JPY 10,000 stays held.').waitFor()
    await first.getByRole('button', { name: 'Release', exact: true }).click()
    const last = mine.getByRole('dialog', { name: 'Release JPY 30,000 to Tiago Figueiredo?' })
    await last.getByText('JPY 10,000 stays held.').waitFor()
    await checked(mine, 'the second confirmation')
    await last.getByRole('button', { name: 'Yes, I want to release funds' }).click()
    await last.waitFor({ state: 'hidden' })
    const [part] = (await milestonesOf(task)).filter(({ state }) => state === 'released')
    const released = theirs.locator(`[data-milestone="${part?.id}"]`)
    await released.getByText(/^Part of Milestone \d+$/).waitFor()

    const before = await available(freelancer, 'JPY')
    await released.getByRole('button', { name: /^More for/ }).click()
    await theirs.getByRole('menuitem', { name: 'Refund' }).click()
    const amount = theirs.getByRole('dialog', { name: 'Refund Milestone Payment' })
    await amount.getByLabel('Amount to refund').fill('30001')
    await amount.getByRole('button', { name: 'Continue' }).click()
    await amount.getByText('Write at most JPY 30,000, the whole of it.').waitFor()
    await amount.getByLabel('Amount to refund').fill('5000')
    await amount.getByText('JPY 25,000 of this payment stays yours.').waitFor()
    await amount.getByRole('button', { name: 'Continue' }).click()
    const sure = theirs.getByRole('dialog', { name: 'Refund JPY 5,000 to Amelia Hartmann?' })
    const safe = sure.getByRole('button', { name: 'No, keep it' })
    expect(await safe.evaluate((one) => one === document.activeElement)).toBe(true)
    await checked(theirs, 'the refund')
    await sure.getByRole('button', { name: 'Yes, refund JPY 5,000' }).click()
    await sure.waitFor({ state: 'hidden' })
    expect(await available(freelancer, 'JPY')).toBe(before - 5000)
    await mine.getByText('JPY 5,000 given back').first().waitFor()
  })
})

describe('the freelancer in a browser', () => {
  test('M1 M2 M4 Request Milestone in place, then Withdraw', async () => {
    const task = 'Asked from a browser'
    const page = await open('freelancer', `/projects/${hourly.id}`)
    await page.getByRole('button', { name: 'Request Milestone' }).click()
    const form = page.getByRole('form', { name: 'Request Milestone' })
    await form.getByRole('button', { name: 'Request Milestone' }).click()
    await form.getByText('Say what the payment is for.').waitFor()
    await checked(page, 'the request form')
    await form.getByLabel('Amount').fill('120.50')
    await form.getByLabel('Description').fill(task)
    await form.getByRole('button', { name: 'Request Milestone' }).click()
    await page.getByRole('button', { name: `Withdraw the request for USD 120.50: ${task}` }).click()
    const earlier = page.getByRole('region', { name: 'Earlier requests' })
    await earlier.locator('li', { hasText: task }).getByText('Withdrawn', { exact: true }).waitFor()
  })

  test('M1 M2 Request Milestone from the Financial Dashboard, for a project chosen there', async () => {
    const task = 'Asked from the dashboard'
    const page = await open('freelancer', '/finances/requests', { width: 360 })
    // An empty list is said to be one, but not below the form that is about to fill it.
    const none = page.getByText('No requests are waiting')
    await none.waitFor()
    await page.getByRole('button', { name: 'Request Milestone' }).click()
    const projects = page.getByLabel('Select Active Project')
    await projects.waitFor()
    expect(await none.count()).toBe(0)
    const offered = await projects.getByRole('option').allInnerTexts()
    expect(offered.some((one) => one.startsWith(hourly.title))).toBe(true)
    expect(offered.some((one) => one.startsWith('Autumn newsletter'))).toBe(false)
    await projects.selectOption(String(hourly.id))
    const form = page.getByRole('form', { name: 'Request Milestone' })
    await form.getByLabel('Amount').fill('45')
    await form.getByLabel('Description').fill(task)
    await checked(page, 'the request form of the dashboard')
    await form.getByRole('button', { name: 'Request Milestone' }).click()
    await page.locator('li', { hasText: task }).getByText('USD 45.00').waitFor()
  })

  test('M1 P7 an award is accepted, and either party ends the project', async () => {
    const awarded = server.ready.projects.find(({ status }) => status === 'awarded')
    if (!awarded) throw new Error('the sandbox has no awarded project')
    const page = await open('freelancer', '/projects')
    await page.getByRole('button', { name: `Accept the award of ${awarded.title}` }).click()
    await page.getByText(`${awarded.title} is in your Current Work.`).waitFor()
    await page.getByRole('link', { name: awarded.title }).click()
    await page.getByRole('button', { name: 'End project' }).click()
    const dialog = page.getByRole('dialog', { name: 'End this project?' })
    await dialog.getByText('Posted hours that are not invoiced yet are invoiced at once').waitFor()
    await checked(page, 'ending a project')
    await dialog.getByRole('button', { name: 'Yes, end the project' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('Complete', { exact: true }).waitFor()
    expect(await page.getByRole('button', { name: 'Request Milestone' }).count()).toBe(0)
  })
})

describe('messages', () => {
  test('M7 from a row to the conversation and back, by keyboard alone and live both ways', async () => {
    const task = 'Talk of it'
    await hold(task, fixed, '1000')
    const theirs = await open('freelancer', `/projects/${fixed.id}/messages`, { width: 360 })
    await theirs.getByText('No messages yet').waitFor()
    await checked(theirs, 'no messages')

    const mine = await open('employer', `/projects/${fixed.id}`)
    await mine.getByRole('button', { name: `More for ${task}` }).focus()
    await mine.keyboard.press('Enter')
    await mine.getByRole('menuitem', { name: 'Message' }).waitFor()
    await mine.keyboard.press('ArrowDown')
    await mine.keyboard.press('Home')
    await mine.keyboard.press('Enter')
    const field = mine.getByLabel('Message to Tiago Figueiredo')
    await field.waitFor()
    await mine.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA')
    await mine.keyboard.press('Enter')
    await mine.getByText('Write something first.').waitFor()
    await mine.keyboard.type('How is the label?')
    await mine.keyboard.press('Shift+Enter')
    await mine.keyboard.type('Monday would do.')
    await mine.keyboard.press('Enter')

    const log = theirs.getByRole('log')
    await log.getByText('How is the label?').waitFor()
    await log.getByRole('link', { name: new RegExp(`Milestone \\d+: ${task}`) }).waitFor()
    await theirs.getByLabel('Message to Amelia Hartmann').fill('Done on Friday.')
    await theirs.getByRole('button', { name: 'Send' }).click()
    await mine.getByRole('log').getByText('Done on Friday.').waitFor()
    expect(await field.inputValue()).toBe('')
    expect(new URL(mine.url()).search).toBe('')
    await checked(mine, 'a conversation')
    await checked(theirs, 'a conversation at 360 px')

    await mine.getByRole('log').getByRole('link').click()
    await mine.waitForFunction(
      (words) => document.activeElement?.textContent?.includes(words),
      task,
    )
  })

  test('M7 a long conversation opens at its end, and shows the earlier part above what is read', async () => {
    for (let line = 1; line <= 130; line++) {
      const text = `Line ${line} of a long talk`
      await employer.api.send('sendMessage', { projectId: hourly.id, about: null, text })
    }
    const page = await open('freelancer', `/projects/${hourly.id}/messages`)
    const said = (line: number) => page.getByText(`Line ${line} of a long talk`, { exact: true })
    await said(130).waitFor()
    expect(await said(30).count()).toBe(0)
    await page.getByRole('button', { name: 'Show earlier messages' }).scrollIntoViewIfNeeded()
    const before = await said(31).boundingBox()
    await page.getByRole('button', { name: 'Show earlier messages' }).click()
    await said(1).waitFor({ state: 'attached' })
    expect((await said(31).boundingBox())?.y).toBeCloseTo(before?.y ?? Number.NaN, -1)
    expect(await page.getByRole('button', { name: 'Show earlier messages' }).count()).toBe(0)

    // Old and new stand in one line when something is said now.
    await employer.api.send('sendMessage', { projectId: hourly.id, about: null, text: 'The end' })
    await page.getByText('The end', { exact: true }).waitFor({ state: 'attached' })
    const lines = await page.getByRole('log').locator('li').allInnerTexts()
    expect(lines.length).toBe(131)
    expect(lines[0]).toContain('Line 1 of')
    expect(lines.at(-1)).toContain('The end')
  })

  test('M7 earlier messages that were asked for come, although news arrives in between', async () => {
    const page = await open('freelancer', `/projects/${hourly.id}/messages`)
    const earlier = page.getByRole('button', { name: 'Show earlier messages' })
    await earlier.waitFor()
    let asked = 0
    await page.route(/messages\?.*before=/, async (route) => {
      asked += 1
      if (asked > 1) return route.continue()
      // The first answer waits until what was said meanwhile has been read.
      const text = 'Said while the earlier part was on its way'
      await employer.api.send('sendMessage', { projectId: hourly.id, about: null, text })
      await page.getByText(text, { exact: true }).waitFor({ state: 'attached' })
      return route.continue().catch(() => undefined)
    })
    await earlier.click()
    await page.getByText('Line 1 of a long talk', { exact: true }).waitFor({ state: 'attached' })
    expect(await earlier.count()).toBe(0)
  })
})

test('P8 what is missing before a release is told to both sides', async () => {
  const mine = await open('employer', `/projects/${hourly.id}`)
  await mine.getByText('Tiago Figueiredo has not installed the Desktop App yet.').waitFor()
  const theirs = await open('freelancer', `/projects/${hourly.id}`)
  await theirs.getByText('You must install the Desktop App first').waitFor()
  await freelancer.api.send('registerDevice', {
    deviceId: uuidv7(),
    name: 'Laptop',
    platform: 'linux',
  })
  await theirs.getByText('You must install the Desktop App first').waitFor({ state: 'detached' })
  await theirs.getByText('No tracked hours are posted yet.').waitFor()
})

// Moves the clock, so it comes last.
test('P5 confirmed too late nothing is released, that is said, and it can be confirmed again', async () => {
  const task = 'Title page'
  const milestoneId = await hold(task, fixed, '9000')
  const before = await available(freelancer, 'JPY')
  const page = await open('employer', `/projects/${fixed.id}`, { width: 360 })
  await page.getByRole('button', { name: `Release JPY 9,000: ${task}` }).click()
  const first = page.getByRole('dialog', { name: 'Release Milestone Payment' })
  const amount = first.getByLabel('Amount to release')
  await amount.fill('4000')
  await first.getByRole('button', { name: 'Release', exact: true }).click()
  const last = page.getByRole('dialog', { name: 'Release JPY 4,000 to Tiago Figueiredo?' })
  const yes = last.getByRole('button', { name: 'Yes, I want to release funds' })
  await yes.waitFor()

  await moveClock(server, Date.now() + 16 * 60_000)
  await yes.click()
  await last
    .getByText(
      'More than fifteen minutes have passed since the first confirmation. No money moved.',
    )
    .waitFor()
  await checked(page, 'the late confirmation')
  expect(await yes.count()).toBe(0)
  expect(await milestonesOf(task)).toMatchObject([
    { id: milestoneId, state: 'inProgress', amount: { amount: '9000' } },
  ])
  expect(await available(freelancer, 'JPY')).toBe(before)

  await last.getByRole('button', { name: 'Look at it again' }).click()
  await first.waitFor()
  expect(await amount.inputValue()).toBe('4000')
  await first.getByRole('button', { name: 'Release', exact: true }).click()
  await yes.click()
  await last.waitFor({ state: 'hidden' })
  expect(await available(freelancer, 'JPY')).toBe(before + 4000)
})
