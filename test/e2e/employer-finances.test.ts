import type { Browser, Cookie, Page } from 'playwright-core'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { errorCodes } from '../../shared/contract/errors.ts'
import { wednesdayFrom } from '../../shared/invoicing/due.ts'
import { billingWeek } from '../../shared/time/billing-week.ts'
import { MIDWEEK_MS, moveClock } from '../sandbox-clock.ts'
import {
  accessibilityFaults,
  closeContext,
  launchBrowser,
  newContext,
  sidewaysOverflow,
} from './browser.ts'
import { signedInPage } from './employer-side.ts'
import { marketplace } from './marketplace.ts'
import { startServer, type TestServer } from './server.ts'

const TEN_MINUTES_MS = 600_000

let server: TestServer
let browser: Browser

/** A party with its view of the marketplace and, once signed in, its session. */
type Side = ReturnType<typeof sideOf>

function sideOf(name: string) {
  const account = server.ready.accounts.find(({ email }) => email.startsWith(name))
  if (!account) throw new Error(`the sandbox has no ${name}`)
  return { ...account, api: marketplace(server.url, account.token) }
}

const sessions = new Map<string, Cookie[]>()

/** A page of one side, signed in once for all tests. */
async function open(side: Side, path: string, width = 1200): Promise<Page> {
  const known = sessions.get(side.email)
  if (!known) {
    const first = await signedInPage(browser, server.url, side)
    sessions.set(side.email, await first.context().cookies())
    await closeContext(first.context())
    return open(side, path, width)
  }
  const context = await newContext(browser, { url: server.url, width, cookies: known })
  onTestFinished(() => closeContext(context))
  const page = await context.newPage()
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

/** Ten minutes of tracked time that ended when the tests began; answers when they began. */
async function work(freelancer: Side, projectId: number): Promise<number> {
  const startMs = MIDWEEK_MS - TEN_MINUTES_MS
  await freelancer.api.send('postSegment', {
    segment: {
      id: uuidv7(),
      sessionId: uuidv7(),
      projectId,
      startMs,
      endMs: startMs + TEN_MINUTES_MS,
      memo: 'Calendar import',
      activeMinutes: 8,
      minutes: 10,
      clockStepMs: 0,
      recovered: false,
      manual: false,
      capture: null,
    },
  })
  return startMs
}

const register = (freelancer: Side) =>
  freelancer.api.send('registerDevice', { deviceId: uuidv7(), name: 'Studio', platform: 'linux' })

const projectOf = async (side: Side) => {
  const { projects } = await side.api.finances()
  const found = projects.find(({ type, status }) => type === 'hourly' && status === 'active')
  if (!found) throw new Error('no hourly project')
  return found
}

beforeAll(async () => {
  server = await startServer({ sandbox: true })
  await moveClock(server, MIDWEEK_MS)
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

describe('weekly invoices', () => {
  test('I1 I2 I3 I4 I5 from posted hours over Monday and Wednesday to paid, held and failed invoices', async () => {
    const [amelia, tiago] = [sideOf('amelia'), sideOf('tiago')]
    const [kenji, nadia] = [sideOf('kenji'), sideOf('nadia')]
    const [hourly, sourceless] = [await projectOf(amelia), await projectOf(kenji)]
    await register(nadia)
    const startMs = await work(tiago, hourly.id)
    const theirStartMs = await work(nadia, sourceless.id)
    await amelia.api.send('createMilestone', {
      confirmedSource: 'any',
      projectId: hourly.id,
      amount: '5.00',
      currency: 'USD',
      description: 'First part',
    })

    const page = await open(amelia, '/')
    const week = page.getByRole('region', { name: 'This week' })
    await week.getByText('10 min posted').waitFor()
    await week.getByText('USD 6.67').waitFor()

    const mondayMs = billingWeek(startMs, hourly.employerZone).endMs
    const theirMondayMs = billingWeek(theirStartMs, sourceless.employerZone).endMs
    await moveClock(server, Math.max(mondayMs, theirMondayMs) + 60_000)

    // Held: the freelancer has no Desktop App. The news leads to the invoice itself.
    await page.getByRole('link', { name: 'Look at it' }).first().click()
    await page.getByRole('heading', { name: 'Invoice 1' }).waitFor()
    await page
      .getByText(`${hourly.freelancer.name} has not installed the Desktop App yet.`)
      .waitFor()
    await page.getByRole('cell', { name: '0:10:00' }).waitFor()
    await register(tiago)
    await page.getByText('This invoice is on hold').waitFor({ state: 'hidden' })

    const wednesdayMs = Math.max(
      wednesdayFrom(mondayMs, hourly.employerZone),
      wednesdayFrom(theirMondayMs, sourceless.employerZone),
    )
    await moveClock(server, wednesdayMs + 60_000)
    const paidBy = page.getByRole('region', { name: 'What paid it' }).getByRole('listitem')
    await paidBy.filter({ hasText: 'Milestone 1' }).getByText('USD 5.00').waitFor()
    await paidBy.filter({ hasText: 'Visa ending 4242' }).getByText('USD 1.67').waitFor()

    await paidBy.getByRole('link', { name: 'Milestone 1: First part' }).click()
    // There the row itself has the focus.
    await page.locator('[data-milestone]:focus').getByText('Paid Invoice 1').waitFor()

    // Failed: this employer has no source; a milestone covers it, then it is paid.
    const theirs = await open(kenji, '/')
    await theirs.getByRole('link', { name: /^Invoice \d+ over USD 5.83 could not be paid/ }).click()
    await theirs.getByText('This invoice could not be paid').waitFor()
    await theirs.getByText('Create a Milestone Payment on this project').waitFor()
    await kenji.api.send('createMilestone', {
      confirmedSource: 'any',
      projectId: sourceless.id,
      amount: '100.00',
      currency: 'USD',
      description: 'Scanning',
    })
    await theirs.getByRole('button', { name: 'Pay now' }).click()
    const sure = theirs.getByRole('dialog', { name: 'Pay USD 5.83 now?' })
    expect(await accessibilityFaults(theirs)).toEqual([])
    await sure.getByRole('button', { name: 'Pay USD 5.83' }).click()
    await theirs.getByRole('region', { name: 'What paid it' }).getByText('USD 5.83').waitFor()
    const { invoices } = await nadia.api.finances()
    expect(invoices.map(({ state }) => state)).toEqual(['paid'])
  })

  test('P6 the freelancer gives back a part of what the payment source paid', async () => {
    const [amelia, tiago] = [sideOf('amelia'), sideOf('tiago')]
    const { invoices } = await tiago.api.finances()
    const path = `/invoices/${invoices.find(({ state }) => state === 'paid')?.id}`
    const employers = await open(amelia, path)
    await employers.getByRole('heading', { level: 1, name: /^Invoice \d+$/ }).waitFor()
    expect(await employers.getByRole('button', { name: 'Refund' }).count()).toBe(0)
    const page = await open(tiago, path)
    await page.getByRole('button', { name: 'Refund' }).click()
    const first = page.getByRole('dialog', { name: 'Refund an invoice' })
    await first.getByText('Nothing of this payment stays yours.').waitFor()
    await first.getByLabel('Amount to refund').fill('1.00')
    await first.getByText('USD 0.67 of this payment stays yours.').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await first.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('button', { name: 'Yes, refund USD 1.00' }).click()
    for (const each of [page, employers]) {
      const paidBy = each.getByRole('region', { name: 'What paid it' }).getByRole('listitem')
      await paidBy.filter({ hasText: 'Given back' }).getByText('1.00').waitFor()
    }
    await employers.getByText('USD 1.00 of an invoice is given back').waitFor()
  })

  test('an invoice and its lists hold at both widths, on paper too, without a fault that axe finds', async () => {
    const amelia = sideOf('amelia')
    const [invoice] = (await amelia.api.finances()).invoices
    for (const width of [360, 1600]) {
      const page = await open(amelia, `/invoices/${invoice?.id}`, width)
      await page.getByText('What paid it').waitFor()
      expect(await accessibilityFaults(page)).toEqual([])
      expect(await sidewaysOverflow(page)).toBe(0)
      await page.goto(`/projects/${invoice?.projectId}/invoices`)
      await page.getByRole('link', { name: 'Invoice 1' }).waitFor()
      expect(await accessibilityFaults(page)).toEqual([])
      expect(await sidewaysOverflow(page)).toBe(0)
    }
    const page = await open(amelia, `/invoices/${invoice?.id}`)
    await page.getByText('What paid it').waitFor()
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('navigation').count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false)
    await page.getByRole('cell', { name: '0:10:00' }).waitFor()
  })
})

describe('the statement', () => {
  test('L1 its lines lead from the opening to the closing balance, and the CSV says the same', async () => {
    const amelia = sideOf('amelia')
    const day = (byMs: number) => new Date(Date.now() + byMs).toISOString().slice(0, 10)
    const span = `from=${day(-86_400_000)}&to=${day(20 * 86_400_000)}`
    const page = await open(amelia, `/finances/statement?currency=USD&${span}`)
    const table = page.getByRole('table', { name: 'Movements' })
    await table.getByRole('row', { name: /Opening balance USD 0\.00/ }).waitFor()
    await table.getByRole('row', { name: /Held in a milestone .*-USD 5\.00/ }).waitFor()
    await table.getByRole('row', { name: /USD 1\.67 charged to the payment source/ }).waitFor()
    await table.getByRole('row', { name: /Closing balance USD 4,996\.00/ }).waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Export CSV' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^milepost-USD-.*\.csv$/)
    const csv = (await (await download.createReadStream()).toArray()).join('')
    expect(csv).toContain('4996.00')

    await page.getByLabel('To').fill(day(-3 * 86_400_000))
    await page.getByText('The last day must not lie before the first.').waitFor()
    await page.getByLabel('Currency').selectOption('JPY')
    await table.getByRole('row', { name: /Closing balance JPY 400,000/ }).waitFor()
  })
})

describe('the readable API', () => {
  test('every error code stands on it, and nothing is asked of anyone else', async () => {
    const context = await newContext(browser, { url: server.url })
    onTestFinished(() => closeContext(context))
    const page = await context.newPage()
    const strange: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(server.url)) strange.push(request.url())
    })
    page.on('console', (message) => message.type() === 'error' && strange.push(message.text()))
    page.on('pageerror', (error) => strange.push(error.message))
    await page.goto('/api/docs')
    await page.getByRole('table').getByText('insufficient_funds', { exact: true }).waitFor()
    const told = await page.getByRole('table').locator('tbody tr td:first-child').allInnerTexts()
    expect(told.map((code) => code.trim())).toEqual(errorCodes)
    await page.getByText('/api/commands', { exact: false }).first().waitFor()
    expect(strange).toEqual([])
  })
})
