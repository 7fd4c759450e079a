import { readFile } from 'node:fs/promises'
import pg from 'pg'
import type { Browser, Page } from 'playwright-core'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { ROUTES } from '../../renderer/app/shell/routes.ts'
import { joinEmbedded } from '../../server/postgres/join.ts'
import type { SegmentDto } from '../../shared/contract/segments.ts'
import { type NotificationRecorder, recordNotifications } from '../desktop/notifications.ts'
import { MIDWEEK_MS, moveClock } from '../sandbox-clock.ts'
import { type AppUnderTest, invoke, launchApp, stateWhen } from './app.ts'
import { closeContext, launchBrowser, newContext } from './browser.ts'
import { accountOf, hourlyProject } from './marketplace.ts'
import { PSEUDO, plainEnglish, pseudo, textsOf } from './plain-english.ts'
import { startServer, type TestServer } from './server.ts'
import { trayWhen } from './tray.ts'

const DAY_MS = 86_400_000
/** When all has happened: a Monday has passed since the hours were worked. */
const NOW_MS = MIDWEEK_MS + 5.5 * DAY_MS
const WORKED_ON = new Date(MIDWEEK_MS).toISOString().slice(0, 10)
const desktop = { ...inject('desktop'), MILEPOST_LANGUAGE: PSEUDO }
const { t } = pseudo

let server: TestServer
let browser: Browser
let notifications: NotificationRecorder
let app: AppUnderTest
let projectId: number
/** Addresses of states that no route of its own has. */
const more = () => ['/device', '/nowhere', `/projects/${projectId}/diary?day=${WORKED_ON}`]

/** What the pages are about, by the parameter of their address. */
const ids = { projectId: '', disputeId: '', invoiceId: '', id: '' }

/** Everyone and everything of the sandbox under names without letters. */
async function renameAll({ dataDir }: TestServer): Promise<void> {
  const { url, leave } = await joinEmbedded(dataDir, 'owner')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`
    UPDATE app_user SET name = 'Ω ' || id, zone = 'UTC';
    UPDATE project SET title = 'Π ' || id, description = 'Δ ' || id, employer_zone = 'UTC';
    UPDATE payment_source SET label = '4242'`)
  await client.end()
  await leave()
}

/** Hours, requests, milestones, messages, disputes and an invoice, so that no page is empty. */
async function fill(): Promise<void> {
  const [employer, freelancer] = [accountOf(server, 'employer'), accountOf(server, 'freelancer')]
  const deviceId = uuidv7()
  await freelancer.api.send('registerDevice', { deviceId, name: '77', platform: 'linux' })
  const noDisplay = { outcome: 'failed' as const, reason: 'noDisplay', displays: [] }
  const capture = { id: uuidv7(), takenAtMs: MIDWEEK_MS - 500_000, ...noDisplay }
  const work = (startMs: number, more: Pick<SegmentDto, 'capture' | 'clockStepMs'>) => {
    const placed = {
      id: uuidv7(),
      sessionId: uuidv7(),
      projectId,
      startMs,
      endMs: startMs + 600_000,
    }
    const said = { memo: '31', activeMinutes: 8, minutes: 10, recovered: true, manual: false }
    return freelancer.api.send('postSegment', { segment: { ...placed, ...said, ...more } })
  }
  await work(MIDWEEK_MS - 600_000, { capture, clockStepMs: 0 })
  await work(MIDWEEK_MS - 1_200_000, { capture: null, clockStepMs: 9_000 })
  const terms = { projectId, currency: 'USD' }
  const ask = (amount: string) =>
    freelancer.api.send('requestMilestone', { ...terms, amount, description: '12' })
  await ask('20.00')
  const requestId = await ask('21.00')
  await employer.api.send('rejectMilestoneRequest', { requestId, reason: '13' })
  const confirmed = { ...terms, description: '14', confirmedSource: 'any' as const }
  const hold = (amount: string) => employer.api.send('createMilestone', { ...confirmed, amount })
  const release = { milestoneId: await hold('30.00'), amount: '30.00' }
  const intentId = await employer.api.send('prepareRelease', release)
  await employer.api.send('releaseMilestone', { ...release, intentId })
  await freelancer.api.send('requestRelease', { milestoneId: await hold('31.00') })
  const cancelled = { milestoneId: await hold('32.00'), reason: '15' }
  await employer.api.send('requestCancellation', cancelled)
  ids.id = await hold('33.00')
  for (const amount of ['34.00', '35.00']) {
    const about = { kind: 'milestone' as const, id: await hold(amount) }
    const opened = { about, reason: '16', freelancerAmount: '1.00' }
    ids.disputeId = await employer.api.send('openDispute', opened)
  }
  const answer = { disputeId: ids.disputeId, freelancerAmount: '2.00', message: '17' }
  await freelancer.api.send('offerInDispute', answer)
  await freelancer.api.send('escalateDispute', { disputeId: ids.disputeId })
  await employer.api.send('sendMessage', { projectId, about: null, text: '18' })
  // The week has an invoice now.
  await moveClock(server, NOW_MS)
  ids.invoiceId = (await employer.api.finances()).invoices[0]?.id ?? 'none'
  const dispute = (await employer.api.finances()).disputes.find(
    ({ stage }) => stage !== 'negotiation',
  )
  ids.disputeId = dispute?.id ?? 'none'
}

beforeAll(async () => {
  server = await startServer({ sandbox: true })
  await Promise.all([renameAll(server), moveClock(server, MIDWEEK_MS)])
  projectId = (await hourlyProject(server)).id
  ids.projectId = String(projectId)
  browser = await launchBrowser()
  notifications = await recordNotifications(desktop)
  await fill()
})

afterAll(async () => {
  notifications?.stop()
  await browser?.close()
  await app?.dispose()
  await server?.stop()
})

/** What a page says in plain English, once it is there: as it opens, in each tab, in each menu. */
async function englishOn(page: Page): Promise<string[]> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  const isThere = (loading: string) =>
    !document.querySelector('[aria-busy=true]') && !document.body.textContent.includes(loading)
  await page.waitForFunction(isThere, t('shell.loading'))
  const texts = await textsOf(page)
  for (const tab of await page.getByRole('tab', { selected: false }).all()) {
    await tab.click()
    texts.push(...(await textsOf(page)))
  }
  for (const opener of await page.locator('[aria-haspopup]:visible').all()) {
    await opener.click()
    texts.push(...(await textsOf(page)))
    await page.keyboard.press('Escape')
  }
  return plainEnglish(texts)
}

/** What comes of pressing each button of a page: its dialogs, its menus, and what they refuse. */
async function englishBehindButtons(page: Page): Promise<string[]> {
  const texts: string[] = []
  const buttons = page.getByRole('main').getByRole('button')
  const names = await buttons.evaluateAll((all) =>
    all.map((one) => one.getAttribute('aria-label') ?? one.textContent ?? ''),
  )
  for (const name of new Set(names)) {
    const button = page.getByRole('main').getByRole('button', { name, exact: true }).first()
    if (!(await button.isVisible()) || !(await button.isEnabled())) continue
    await button.click()
    texts.push(...(await textsOf(page)))
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  }
  return plainEnglish(texts)
}

/** Goes to a place of the window; resolves when it is drawn, or its skeleton. */
const goTo = (page: Page, path: string): Promise<void> =>
  page.evaluate(async (hash) => {
    if (location.hash === `#${hash}`) return
    const gone = new Promise((done) => addEventListener('hashchange', done, { once: true }))
    location.hash = hash
    await gone
    await new Promise((done) => setTimeout(done))
  }, path)

/** The addresses that a file of routes knows. */
async function routesIn(path: string): Promise<string[]> {
  const source = await readFile(new URL(`../../renderer/${path}`, import.meta.url), 'utf8')
  return [...source.matchAll(/<Route path="([^"]+)"/g)].map(([, route = '']) =>
    route.replace(/:(\w+)/g, (_mark, name: keyof typeof ids) => ids[name]),
  )
}

const nothingIn = (found: Record<string, string[]>): void =>
  expect(found).toEqual(Object.fromEntries(Object.keys(found).map((place) => [place, []])))

describe('in the pseudo-locale nothing is said in plain English', () => {
  it.each([
    ['employer', 'pages/app.tsx'],
    ['freelancer', 'pages/app.tsx'],
    ['arbiter', 'pages/arbiter/arbiter-routes.tsx'],
  ] as const)('on no page of the %s', async (role, routes) => {
    const context = await newContext(browser, { url: server.url, locale: PSEUDO })
    context.setDefaultTimeout(20_000)
    await context.clock.setSystemTime(NOW_MS)
    const page = await context.newPage()
    const found: Record<string, string[]> = {}
    const submit = page.getByRole('button', { name: t('signIn.button') })
    await page.goto('/')
    await submit.click()
    found.signIn = await englishOn(page)
    const { email, password } = accountOf(server, role)
    await page.getByLabel(t('signIn.email')).fill(email)
    await page.getByLabel(t('signIn.password'), { exact: true }).fill(password)
    await submit.click()
    await page.getByLabel(t('signIn.email')).waitFor({ state: 'hidden' })
    for (const path of [...(await routesIn(routes)), ...more()]) {
      await page.goto(path)
      found[path] = await englishOn(page)
    }
    const busiest = role === 'arbiter' ? `/disputes/${ids.disputeId}` : `/projects/${projectId}`
    await page.goto(busiest)
    await page.getByRole('heading', { level: 1 }).waitFor()
    found.buttons = await englishBehindButtons(page)
    await closeContext(context)
    nothingIn(found)
  })

  it('in no screen of the window, menu of the tray, notification or refusal', async () => {
    const { token } = accountOf(server, 'freelancer')
    app = await launchApp({ desktop, server: server.url, token })
    const page = await app.window()
    await stateWhen(page, 'an account', ({ account }) => account !== null)
    const found: Record<string, string[]> = {}
    const { project, request, diaryDay, ...others } = ROUTES
    const places = [project(projectId), request(projectId), diaryDay(WORKED_ON)]
    for (const path of [...Object.values(others), ...places]) {
      await goTo(page, path)
      found[path] = await englishOn(page)
    }
    await goTo(page, ROUTES.request(projectId))
    await page
      .getByRole('button', { name: t('requests.ask') })
      .last()
      .click()
    found['refused request'] = await englishOn(page)

    const { entries, tooltip } = await trayWhen(desktop, 'a menu', (one) => one.entries.length > 2)
    found.tray = plainEnglish([tooltip, ...entries.map(({ label }) => label)])
    expect(await invoke(page, 'tracker.start', { projectId, memo: '31' })).toMatchObject({
      ok: true,
    })
    const running = await trayWhen(desktop, 'tracking', (one) => one.tooltip !== tooltip)
    found.trayTracking = plainEnglish([
      running.tooltip,
      ...running.entries.map(({ label }) => label),
    ])
    await goTo(page, ROUTES.timer)
    found.tracking = await englishOn(page)

    await accountOf(server, 'employer').api.send('createMilestone', {
      ...{ projectId, currency: 'USD', amount: '77.00', description: '14' },
      confirmedSource: 'any',
    })
    const { summary, body } = await notifications.next((one) => one.summary.includes('77'))
    found.notification = plainEnglish([summary, body])

    await invoke(page, 'account.signOut', null)
    await page.getByRole('button', { name: t('signIn.button') }).waitFor()
    found.signIn = await englishOn(page)
    nothingIn(found)
  })

  it('in no answer that a person reads without the pages', async () => {
    const headers = { 'accept-language': PSEUDO }
    const { token } = accountOf(server, 'employer')
    const ask = async (path: string) =>
      fetch(`${server.url}${path}`, { headers: { ...headers, authorization: `Bearer ${token}` } })
    const { title, detail } = (await (await ask('/api/invoices/none')).json()) as {
      title: string
      detail: string
    }
    const day = (offset: number) =>
      new Date(MIDWEEK_MS + offset * DAY_MS).toISOString().slice(0, 10)
    const span = `currency=USD&from=${day(-5)}&to=${day(5)}&zone=UTC`
    const table = await (await ask(`/api/statement.csv?${span}`)).text()
    expect(table.split('\n').length).toBeGreaterThan(5)
    // Instants hold the letters T and Z, each by itself.
    nothingIn({ problem: plainEnglish([title, detail]), table: plainEnglish([table]) })
  })
})
