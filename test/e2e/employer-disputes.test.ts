import type { Browser, Cookie, Page } from 'playwright-core'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { MIDWEEK_MS, moveClock } from '../sandbox-clock.ts'
import {
  accessibilityFaults,
  closeContext,
  launchBrowser,
  newContext,
  sidewaysOverflow,
} from './browser.ts'
import { signedInPage } from './employer-side.ts'
import { accountOf, hourlyProject } from './marketplace.ts'
import { startServer, type TestServer } from './server.ts'

const ROLES = ['employer', 'freelancer', 'arbiter'] as const
type Role = (typeof ROLES)[number]

let server: TestServer
let browser: Browser
let employer: ReturnType<typeof accountOf>
let freelancer: ReturnType<typeof accountOf>
let projectId: number
let freelancerName: string
const sessions = new Map<Role, Cookie[]>()
/** How far the marketplace's clock is ahead of this computer's. */
let aheadMs = 0
const nowMs = () => Date.now() + aheadMs

beforeAll(async () => {
  server = await startServer({ sandbox: true })
  await moveClock(server, MIDWEEK_MS)
  aheadMs = MIDWEEK_MS - Date.now()
  browser = await launchBrowser()
  employer = accountOf(server, 'employer')
  freelancer = accountOf(server, 'freelancer')
  const project = await hourlyProject(server)
  projectId = project.id
  freelancerName = project.freelancer.name
  // What a verdict gives the freelancer is a release: it asks for the app and for hours (P8).
  const [deviceId, sessionId, segmentId] = [uuidv7(), uuidv7(), uuidv7()]
  await freelancer.api.send('registerDevice', { deviceId, name: 'Studio', platform: 'linux' })
  const startMs = MIDWEEK_MS - 600_000
  await freelancer.api.send('postSegment', {
    segment: {
      id: segmentId,
      sessionId,
      projectId,
      startMs,
      endMs: startMs + 600_000,
      memo: 'Calendar import',
      activeMinutes: 8,
      minutes: 10,
      clockStepMs: 0,
      recovered: false,
      manual: false,
      capture: null,
    },
  })
  for (const role of ROLES) {
    const page = await signedInPage(browser, server.url, accountOf(server, role))
    sessions.set(role, await page.context().cookies())
    await closeContext(page.context())
  }
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** A page of one of the three in a browser of its own, gone with the test. */
async function open(role: Role, path: string, width = 1200): Promise<Page> {
  const cookies = sessions.get(role) ?? []
  const context = await newContext(browser, { url: server.url, width, cookies })
  onTestFinished(() => closeContext(context))
  // What is left of a deadline goes by the browser's clock, here a minute ahead of the marketplace's.
  await context.clock.setSystemTime(nowMs() + 60_000)
  const page = await context.newPage()
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

const hold = (amount: string): Promise<string> =>
  employer.api.send('createMilestone', {
    confirmedSource: 'any',
    projectId,
    amount,
    currency: 'USD',
    description: 'Calendar import',
  })

const available = async (side: typeof employer): Promise<number> => {
  const { balances } = await side.api.finances()
  return Number(balances.find(({ currency }) => currency === 'USD')?.available ?? '0')
}

/** Opens a dispute of a milestone on its page; answers the address of the dispute. */
async function dispute(page: Page, milestoneId: string, amount: string): Promise<string> {
  await page.goto(`/disputes/new/milestone/${milestoneId}`)
  await page.getByLabel(`How much ${freelancerName} should have`).fill(amount)
  await page.getByLabel('Reason').fill('Half of the calendar import is missing.')
  await page.getByRole('button', { name: 'Open dispute' }).click()
  await page.getByRole('heading', { name: /^Dispute \d+ over/ }).waitFor()
  return new URL(page.url()).pathname
}

async function offer(page: Page, amount: string, message: string): Promise<void> {
  await page.getByRole('button', { name: 'Make another offer' }).click()
  await page.getByLabel(`How much ${freelancerName} should have`).fill(amount)
  await page.getByLabel('Message').fill(message)
  await page.getByRole('button', { name: 'Send offer' }).click()
  await page.getByText(message).waitFor()
}

describe('a dispute', () => {
  test('P9 refused beside the fields, opened, answered and ended by agreement, each side in its own browser', async () => {
    const milestoneId = await hold('100.00')
    const before = { employer: await available(employer), freelancer: await available(freelancer) }
    const page = await open('employer', `/disputes/new/milestone/${milestoneId}`)
    await page.getByLabel(`How much ${freelancerName} should have`).fill('100.01')
    await page.getByRole('button', { name: 'Open dispute' }).click()
    await page.getByText('Write at most the whole amount, USD 100.00.').waitFor()
    await page.getByText('Say what is wrong, so that the other side can answer.').waitFor()
    const theirs = await open('freelancer', '/')
    const address = await dispute(page, milestoneId, '40')
    await page.getByText(`Waits for ${freelancerName} until`).waitFor()

    // The other side hears of it at once; the news leads to the dispute itself.
    await theirs.getByRole('link', { name: 'Look at it' }).click()
    await theirs.getByText(/^Your answer is due .* 3 d 23 h left$/).waitFor()
    expect(new URL(theirs.url()).pathname).toBe(address)
    await offer(theirs, '75.50', 'Only the icons are missing.')

    await page.getByText(/^Your answer is due/).waitFor()
    await page.getByText('Only the icons are missing.').waitFor()
    await page.getByRole('button', { name: 'Accept offer' }).click()
    const sure = page.getByRole('dialog', { name: `Accept the offer of ${freelancerName}?` })
    await sure.getByText('USD 75.50').waitFor()
    await sure.getByText('USD 24.50').waitFor()
    await sure.getByText('This cannot be undone').waitFor()
    expect(
      await sure
        .getByRole('button', { name: 'Go on negotiating' })
        .evaluate((button) => button === document.activeElement),
    ).toBe(true)
    await sure.getByRole('button', { name: 'Yes, accept and end the dispute' }).click()
    await page.getByText(/^You agreed on/).waitFor()
    await theirs.getByText(/^You agreed on/).waitFor()
    for (const side of [page, theirs]) await side.getByText('Agreed by both').waitFor()
    expect(await available(freelancer)).toBe(before.freelancer + 75.5)
    expect(await available(employer)).toBe(before.employer + 24.5)
  })

  test('P9 asked for arbitration and decided by the arbiter, who sees that alone', async () => {
    const page = await open('employer', '/')
    const address = await dispute(page, await hold('60.00'), '0')
    const theirs = await open('freelancer', address)
    await theirs
      .getByText('Arbitration can be asked for once both sides have made an offer.')
      .waitFor()
    await offer(theirs, '60', 'All of it is done.')
    await theirs.getByRole('button', { name: 'Ask for arbitration' }).click()
    await theirs.getByRole('dialog').getByRole('button', { name: 'Ask for arbitration' }).click()
    for (const each of [theirs, page]) {
      await each.getByText('The arbiter decides', { exact: true }).waitFor()
    }
    expect(await page.getByRole('button', { name: 'Take back' }).count()).toBe(0)

    const arbiter = await open('arbiter', '/')
    expect(await arbiter.getByRole('button', { name: /^Balance/ }).count()).toBe(0)
    await arbiter.getByRole('link', { name: /^Dispute \d+$/ }).click()
    await arbiter.getByText('All of it is done.').waitFor()
    await arbiter.getByRole('button', { name: 'Decide' }).click()
    await arbiter.getByText(`Write how much of USD 60.00 ${freelancerName} should have`).waitFor()
    await arbiter.getByText('Say why, so that both parties can understand it.').waitFor()
    expect(await accessibilityFaults(arbiter)).toEqual([])
    await arbiter.getByLabel(`How much ${freelancerName} should have`).fill('45')
    await arbiter.getByLabel('Reasoning').fill('The posted hours show most of it.')
    await arbiter.getByRole('button', { name: 'Decide' }).click()
    const sure = arbiter.getByRole('dialog', { name: 'Decide this dispute?' })
    await sure.getByText('USD 15.00').waitFor()
    await sure.getByRole('button', { name: 'Yes, decide' }).click()
    await arbiter.getByText(/^The arbiter decided on/).waitFor()

    await page.getByText(/^The arbiter decided on/).waitFor()
    for (const side of [page, theirs, arbiter]) {
      await side.getByText('Decided by the arbiter').waitFor()
    }
    await page.getByText('The posted hours show most of it.').waitFor()
    expect(await page.getByRole('button', { name: 'Accept offer' }).count()).toBe(0)
  })

  test('P9 by keyboard alone, taken back, at both widths and without a fault that axe finds', async () => {
    const milestoneId = await hold('80.00')
    const page = await open('employer', `/disputes/new/milestone/${milestoneId}`)
    await page.getByLabel(`How much ${freelancerName} should have`).focus()
    await page.keyboard.type('20')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Not what was agreed.')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /^Dispute \d+ over/ }).waitFor()
    const address = new URL(page.url()).pathname
    for (const width of [360, 1600]) {
      for (const path of [address, '/finances/disputes']) {
        const looked = await open('employer', path, width)
        await looked.getByText('Negotiation').first().waitFor()
        expect(await accessibilityFaults(looked), path).toEqual([])
        expect(await sidewaysOverflow(looked), path).toBe(0)
      }
    }
    await page.getByRole('button', { name: 'Take back' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Take the dispute back?' }).waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('This dispute was taken back').waitFor()
    const { milestones } = await employer.api.project(projectId)
    expect(milestones.find(({ id }) => id === milestoneId)?.state).toBe('inProgress')
  })

  // Moves the clock, so it comes last.
  test('P9 an answer that does not come in time ends it, and both read whose that was', async () => {
    const page = await open('employer', '/')
    const address = await dispute(page, await hold('30.00'), '10')
    const theirs = await open('freelancer', address, 360)
    await theirs.getByText(/^Your answer is due/).waitFor()
    await moveClock(server, nowMs() + 4 * 86_400_000 + 60_000)
    await page.getByText(new RegExp(`^${freelancerName} did not answer in time`)).waitFor()
    await theirs.getByText(/^You did not answer in time/).waitFor()
    for (const side of [page, theirs]) {
      await side.getByText('No answer in time').waitFor()
      await side.getByText('USD 20.00').first().waitFor()
      expect(await sidewaysOverflow(side)).toBe(0)
    }
  })
})
