import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Project } from '../../shared/contract/entities.ts'
import { PATHS } from '../../shared/contract/http.ts'
import type { PostedSegment } from '../../shared/contract/segments.ts'
import {
  clickNotification,
  type NotificationRecorder,
  recordNotifications,
} from '../desktop/notifications.ts'
import { moveMouse } from '../desktop/screen.ts'
import { until } from '../desktop/until.ts'
import { type AppUnderTest, launchApp, stateWhen } from './app.ts'
import { launchBrowser } from './browser.ts'
import { acceptRequest, releaseMilestone, signedInPage } from './employer-side.ts'
import {
  goTo,
  openProject,
  openRequestForm,
  pressStart,
  pressStop,
  request,
  requestEntry,
} from './freelancer-side.ts'
import { accountOf, hourlyProject } from './marketplace.ts'
import { type Colour, colourGap, halvesOf, paintScreen } from './screen-paint.ts'
import { startServer, type TestServer } from './server.ts'
import { filesBelow, holdsWebp } from './spool-files.ts'
import { turnBackToEdge } from './tracking.ts'
import { chooseFromTray } from './tray.ts'

const desktop = inject('desktop')
const [left, right]: [Colour, Colour] = [
  [200, 60, 30],
  [20, 90, 180],
]
const about = 'Checkout form, first part'

let server: TestServer
let app: AppUnderTest
let page: Page
let browser: Browser
let notifications: NotificationRecorder
let project: Project
let posted: PostedSegment[]

beforeAll(async () => {
  server = await startServer({ sandbox: true })
  browser = await launchBrowser()
  notifications = await recordNotifications(desktop)
  project = await hourlyProject(server)
  await paintScreen(desktop, left, right)
  const { token } = accountOf(server, 'freelancer')
  app = await launchApp({ desktop, server: server.url, token })
  page = await app.window()
})

afterAll(async () => {
  notifications?.stop()
  await browser?.close()
  await app?.dispose()
  await server?.stop()
})

/** Stories of one hour, in the order they happen: each goes on where the one before ended. */
describe('a paid hour', () => {
  it('is tracked from the window until Stop, cut at the ten-minute edge (T1, T2)', async () => {
    await stateWhen(page, 'an account', ({ account }) => account !== null)
    await turnBackToEdge(app.electron, 12_000)
    await pressStart(page)
    await stateWhen(page, 'running', ({ tracker }) => tracker.phase === 'running')
    // The window would cover the painted screen; closing it keeps tracking.
    await page.close()
    await workUntilSegmentLeaves()
  })

  it('keeps a capture encrypted while it waits on this computer (S2)', async () => {
    for (const { path, bytes } of await filesBelow(app.userData)) {
      expect(holdsWebp(bytes), path).toBe(false)
    }
  })

  it('is at the marketplace after Stop, to the millisecond (Y1)', async () => {
    await chooseFromTray(desktop, /^Open/)
    page = await app.window()
    await pressStop(page)
    await stateWhen(
      page,
      'an empty outbox',
      ({ pending, tracker }) => tracker.phase === 'stopped' && pending.length === 0,
    )
    const { api } = accountOf(server, 'freelancer')
    posted = await until('two segments', async () => {
      const segments = await api.segments(project.id)
      return segments.length >= 2 && segments
    })
    expect(posted).toHaveLength(2)
    expect(posted[1]?.startMs).toBe(posted[0]?.endMs)
    expect((posted[0]?.endMs ?? 1) % 600_000).toBe(0)
    expect(posted.map(({ recovered }) => recovered)).toEqual([false, false])
  })

  it('has a capture of what was on the screen (S1, S2)', async () => {
    const [first] = posted
    expect(first?.capture).toMatchObject({ outcome: 'taken', displays: [{ width: 1280 }] })
    const { api, token } = accountOf(server, 'employer')
    await until('the uploaded picture', async () => {
      const [segment] = await api.segments(project.id)
      return segment?.picturesUploaded === 1
    })
    const answer = await fetch(server.url + PATHS.capture(first?.capture?.id ?? '', 0), {
      headers: { authorization: `Bearer ${token}` },
    })
    expect(answer.headers.get('content-type')).toBe('image/webp')
    const picture = Buffer.from(await answer.arrayBuffer())
    expect(picture.length).toBeLessThanOrEqual(60_000)
    const seen = await halvesOf(picture)
    expect(colourGap(seen.left, left)).toBeLessThan(12)
    expect(colourGap(seen.right, right)).toBeLessThan(12)
  })

  it('leaves no picture on this computer once the marketplace has it (Y2)', async () => {
    await stateWhen(page, 'no picture waiting', ({ picturesWaiting }) => picturesWaiting === 0)
    const files = await filesBelow(app.userData)
    expect(files.filter(({ path }) => path.includes(`${join('', 'captures', '')}`))).toEqual([])
  })

  it('shows in the work diary with its capture', async () => {
    await goTo(page, 'Work diary')
    // A run around midnight tracked yesterday.
    const dayOf = (atMs: number) => new Date(atMs).toDateString()
    if (dayOf(posted[0]?.startMs ?? 0) !== dayOf(Date.now())) {
      await page.getByRole('button', { name: 'Previous day' }).click()
    }
    const picture = page.getByRole('img', { name: /^Capture of/ }).first()
    await picture.waitFor()
    const width = await until('a decoded picture', async () =>
      picture.evaluate((element) => (element as HTMLImageElement).naturalWidth || false),
    )
    expect(width).toBe(1280)
  })
})

describe('the milestone for it', () => {
  it.each([
    ['0', 'above zero'],
    ['-5', 'above zero'],
    ['1.234', '2 digits'],
    ['1e3', 'Write digits'],
    [' ', 'Write digits'],
    ['1000000000000000000000000000000', 'twelve digits'],
  ])('is not asked for as %j: the field says why (M2)', async (amount, sentence) => {
    await openProject(page, project.title)
    await openRequestForm(page)
    await request(page, amount, about)
    const field = page.getByLabel('Amount')
    const described = await field.evaluate((element) =>
      (element.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent ?? '')
        .join(' '),
    )
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    expect(described).toContain(sentence)
    expect(
      (await accountOf(server, 'freelancer').api.project(project.id)).milestoneRequests,
    ).toEqual([])
  })

  it('is asked for in the window and reaches the employer (M1, M4)', async () => {
    await openProject(page, project.title)
    await openRequestForm(page)
    await request(page, '120.50', about)
    await requestEntry(page, about).getByText('Sent').first().waitFor()
  })

  it('tells the freelancer once that it was accepted (M4, N1, N2)', async () => {
    const employer = accountOf(server, 'employer')
    const pages = await signedInPage(browser, server.url, employer)
    await acceptRequest(pages, project.id, about)
    const told = await notifications.next((one) => one.summary.includes('accepted'))
    expect(`${told.summary} ${told.body}`).toContain('120.50')
    await requestEntry(page, about).getByText('Accepted').first().waitFor()
  })

  it('is released after two confirmations, and the balance is told once (P5, P8, N1)', async () => {
    const [pages] = browser.contexts().flatMap((context) => context.pages())
    if (!pages) throw new Error('the employer has no page')
    await releaseMilestone(pages, project.id, about)
    const told = await notifications.next((one) => one.summary.includes('released'))
    expect(`${told.summary} ${told.body}`).toContain('120.50')
    const { balances } = await accountOf(server, 'freelancer').api.finances()
    expect(balances.find(({ currency }) => currency === 'USD')?.available).toBe('120.50')
    await goTo(page, 'Financial Dashboard')
    await page.getByText('120.50').first().waitFor()
  })

  it('opens at the project when its notification is clicked (N3)', async () => {
    await page.close()
    await until('no window', () => !app.hasWindow())
    await clickNotification(desktop)
    page = await app.window()
    await page.getByRole('heading', { name: project.title }).waitFor()
  })

  it('has made exactly two notifications in all (N2)', () => {
    const ours = notifications
      .list()
      .filter(({ summary, body }) => /accepted|released/.test(summary + body))
    expect(ours).toHaveLength(2)
  })
})

/**
 * Works, without a window, until the first segment is on its way. It goes only once it is proved
 * by later input that its end was worked (T5).
 */
async function workUntilSegmentLeaves(): Promise<void> {
  const { api } = accountOf(server, 'freelancer')
  let step = 0
  await until(
    'the first segment',
    async () => {
      step = (step + 50) % 700
      await moveMouse(desktop, 200 + step, 300)
      const files = await filesBelow(app.userData)
      const spooled = files.some(({ bytes }) => bytes.includes('postSegment'))
      return spooled || (await api.segments(project.id)).length > 0
    },
    30_000,
  )
}
