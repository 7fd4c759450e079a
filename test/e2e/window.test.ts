import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { version } from '../../package.json'
import { idOf, milestoneOf, projectOf, requestOf } from '../../renderer/replica/sample-rows.ts'
import { type BridgeCall, callsOf, type Scenario } from '../fakes/bridge.ts'
import { busyScenario, feedOf, quietState } from '../fakes/scenario.ts'
import { accessibilityFaults, closeContext, launchBrowser, sidewaysOverflow } from './browser.ts'
import { goTo, openProject, openRequestForm, request, requestEntry } from './freelancer-side.ts'
import { openWindow, WINDOW_NOW_MS } from './window-page.ts'

let browser: Browser
let page: Page
let faults: string[]

beforeAll(async () => {
  browser = await launchBrowser()
})

afterEach(async () => {
  await closeContext(page.context())
  expect(faults).toEqual([])
})

afterAll(() => browser?.close())

type Options = Parameters<typeof openWindow>[2]

async function open(scenario: Scenario, options?: Options): Promise<void> {
  const opened = await openWindow(browser, scenario, options)
  page = opened.page
  faults = opened.faults
}

const project = projectOf({ title: 'Search results page' })
const oneProject = (over = {}): Scenario => ({
  state: quietState(over),
  changes: feedOf([['project', '1', project]]),
})

/** Pages, and what on each tells that it is there. */
const PAGES: [string, (on: Page) => Promise<unknown>][] = [
  ['Timer', (on) => on.getByText('weekly limit').waitFor()],
  ['My Projects', (on) => on.getByRole('tab', { name: 'Current Work' }).waitFor()],
  ['Work diary', (on) => on.getByRole('img', { name: /^Capture of/ }).waitFor()],
  ['Financial Dashboard', (on) => on.getByRole('tab', { name: 'Milestone Payments' }).waitFor()],
  ['Settings', (on) => on.getByText(`Milepost ${version}`).waitFor()],
]

describe.each([
  ['light', {}, true],
  ['dark', { dark: true }, true],
  // The same elements and colours as in light: only their places are new.
  ['360 px wide', { width: 360, height: 720 }, false],
])('the window, %s', (_look, options: Options, checked) => {
  it('can be read and used by everyone on every page, and nothing runs over its edge', async () => {
    await open(busyScenario(WINDOW_NOW_MS), options)
    for (const [name, there] of PAGES) {
      await goTo(page, name)
      await there(page)
      if (checked) expect([name, await accessibilityFaults(page)]).toEqual([name, []])
      expect([name, await sidewaysOverflow(page)]).toEqual([name, 0])
    }
    await goTo(page, 'My Projects')
    await page.getByRole('link', { name: /^Donau/ }).click()
    await openRequestForm(page)
    await request(page, '1.234', '')
    await page.getByText('USD has 2 digits after the point, not more.').waitFor()
    if (checked) expect(await accessibilityFaults(page)).toEqual([])
    expect(await sidewaysOverflow(page)).toBe(0)
  })
})

describe('tracking from the window', () => {
  it('Space starts with the terms of the project, and stops', async () => {
    await open(oneProject())
    await page.getByRole('button', { name: /^Start/ }).waitFor()
    await page.getByText('weekly limit').waitFor()
    await page.keyboard.press('Space')
    await page.getByRole('button', { name: /^Stop/ }).waitFor()
    expect(await callsOf(page, 'tracker.start')).toMatchObject([{ projectId: 1, memo: '' }])
    await page.keyboard.press('Space')
    await page.getByRole('button', { name: /^Start/ }).waitFor()
  })

  it('Space in the memo is a blank', async () => {
    await open(oneProject())
    await page.getByText('weekly limit').waitFor()
    await page.getByLabel('Memo').focus()
    await page.keyboard.type('a b')
    expect(await page.getByLabel('Memo').inputValue()).toBe('a b')
    expect(await callsOf(page, 'tracker.start')).toEqual([])
  })

  it.each([
    [20_000, `Studio is tracking ${project.title}.`, 'kept and posted'],
    [180_000, `Studio has a session on ${project.title}, and is silent.`, '3 min ago'],
    [null, `Studio has a session on ${project.title}, and is silent.`, 'cannot ask'],
  ])(
    'is not offered while another device, heard of %s ms ago, has a session; that can be stopped (T9, T13)',
    async (agoMs, title, text) => {
      const elsewhere = {
        sessionId: idOf(7),
        deviceId: idOf(8),
        deviceName: 'Studio',
        projectId: 1,
        startedAtMs: WINDOW_NOW_MS - 900_000,
        heardAtMs: agoMs === null ? null : WINDOW_NOW_MS - agoMs,
      }
      await open(oneProject({ elsewhere }))
      await page.getByText(title).waitFor()
      await page.getByText(text).waitFor()
      expect(await page.getByRole('button', { name: /^Start/ }).isDisabled()).toBe(true)
      await page.getByRole('button', { name: 'Stop it there and start here' }).click()
      expect(await callsOf(page, 'tracker.start')).toMatchObject([
        { projectId: 1, insteadOf: idOf(7) },
      ])
    },
  )

  it('is not offered while an invoice is unpaid, and says why (I4)', async () => {
    const changes = feedOf([['project', '1', { ...project, invoiceUnpaid: true }]])
    await open({ state: quietState(), changes })
    await page.getByText('An invoice of this contract could not be paid.').waitFor()
    expect(await page.getByRole('button', { name: /^Start/ }).isDisabled()).toBe(true)
  })

  it('asks what becomes of idle time (T5)', async () => {
    const tracker = { ...quietState().tracker, phase: 'idlePending' as const }
    await open(oneProject({ tracker: { ...tracker, idleSinceMs: WINDOW_NOW_MS - 900_000 } }))
    await page.getByRole('button', { name: 'Discard it and go on' }).click()
    expect(await callsOf(page, 'tracker.answerIdle')).toEqual([{ answer: 'discard' }])
  })
})

describe('a milestone request', () => {
  it('is queued at once, then sent, and never in the list twice (M5, M6)', async () => {
    await open(oneProject({ connection: 'offline' }))
    await openProject(page, project.title)
    await openRequestForm(page)
    await request(page, ' 120.5 ', 'Checkout form')
    const entry = requestEntry(page, 'Checkout form')
    await entry.getByText('Queued').first().waitFor()
    expect(await entry.count()).toBe(1)
    expect(await callsOf(page, 'commands.submit')).toEqual([
      {
        type: 'requestMilestone',
        payload: {
          projectId: 1,
          amount: '120.5',
          currency: 'USD',
          description: 'Checkout form',
        },
      },
    ])
    const id = (await entry.getAttribute('data-request')) ?? ''
    const row = requestOf(1, { id, description: 'Checkout form' })
    await page.evaluate((value) => {
      window.fakeMain.tell({ pending: [], connection: 'online' })
      window.fakeMain.feed({ cursor: 9, entity: 'milestoneRequest', id: value.id, value })
    }, row)
    await entry.getByText('Request 1').waitFor()
    expect(await entry.count()).toBe(1)
  })

  it('keeps one that was refused, with the reason, to send again (Y3)', async () => {
    const { state, changes } = busyScenario(WINDOW_NOW_MS)
    await open({ state, changes })
    await page.getByRole('button', { name: 'Show' }).click()
    await page.getByText('This award was already answered.').waitFor()
    await page.getByRole('button', { name: 'Send again: Accepting a project' }).click()
    expect(await callsOf(page, 'commands.retry')).toEqual([{ id: idOf(42) }])
  })

  it('is asked for from the dashboard by Select Active Project, in its currency (M1, M2)', async () => {
    await open(busyScenario(WINDOW_NOW_MS))
    await goTo(page, 'Financial Dashboard')
    await page.getByRole('button', { name: 'Request Milestone' }).click()
    await page
      .getByLabel('Select Active Project')
      .selectOption({ label: 'Catalogue photographs (JPY)' })
    await request(page, '1.5', 'Ten pictures')
    await page.getByText('JPY has no digits after the point.').waitFor()
    expect(await callsOf(page, 'commands.submit')).toEqual([])
  })
})

describe('a milestone payment', () => {
  it('P3, P7: its release is requested, a wish to cancel rejected, and both are seen at once', async () => {
    const asked = {
      state: 'cancellationRequested' as const,
      cancellationReason: 'The launch is off',
    }
    const changes = feedOf([
      ['project', '1', project],
      ['milestone', idOf(21), milestoneOf(21)],
      ['milestone', idOf(22), milestoneOf(22, asked)],
    ])
    await open({ state: quietState(), changes })
    await openProject(page, project.title)
    await page.getByText('Reason given: The launch is off').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'Request the release of Part 21' }).click()
    await page.getByText('Release requested').waitFor()
    await page.getByRole('button', { name: 'Reject the cancellation of Part 22' }).click()
    await page.getByText('In progress').waitFor()
    expect(await callsOf(page, 'commands.submit')).toEqual([
      { type: 'requestRelease', payload: { milestoneId: idOf(21) } },
      { type: 'rejectCancellation', payload: { milestoneId: idOf(22) } },
    ])
  })
})

describe('what stands before a release (P8)', () => {
  it.each([
    [false, 0, 'Desktop App not registered yet', 'No tracked hours posted'],
    [true, 0, 'Desktop App installed', 'No tracked hours posted'],
    [true, 60_000, 'Ready for release', 'tracked hours are posted'],
  ])('registered %s, posted %i ms', async (deviceRegistered, postedMs, first, second) => {
    const changes = feedOf([['project', '1', { ...project, deviceRegistered, postedMs }]])
    await open({ state: quietState(), changes })
    await openProject(page, project.title)
    await page.getByText(first).waitFor()
    await page.getByText(second).waitFor()
  })
})

it('the window asks main for nothing it has no part in', async () => {
  await open(busyScenario(WINDOW_NOW_MS))
  for (const [name, there] of PAGES) {
    await goTo(page, name)
    await there(page)
  }
  const calls: BridgeCall[] = await page.evaluate(() => window.fakeMain.calls)
  const names = new Set(calls.map(({ name }) => name))
  expect([...names].toSorted()).toEqual(['app.state', 'captures.read', 'sync.pull'])
})
