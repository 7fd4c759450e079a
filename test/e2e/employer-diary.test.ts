import { createHash } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PATHS } from '../../shared/contract/http.ts'
import type { CaptureRecordDto } from '../../shared/contract/segments.ts'
import { MIDWEEK_MS, moveClock } from '../sandbox-clock.ts'
import { accessibilityFaults, launchBrowser } from './browser.ts'
import { signedInPage } from './employer-side.ts'
import { accountOf, hourlyProject } from './marketplace.ts'
import { startServer, type TestServer } from './server.ts'

/** Noon in New York two days ago: a whole hour in every zone the page offers. */
const NOON_MS = MIDWEEK_MS - 86_400_000 * 2 + 5 * 3_600_000
const TEN_MINUTES_MS = 600_000

let server: TestServer
let browser: Browser
let page: Page
let projectId: number
let day: string

const pictureOf = (): Promise<Buffer> =>
  sharp({ create: { width: 640, height: 360, channels: 3, background: '#1e6b6b' } })
    .webp()
    .toBuffer()

/** One posted segment; a taken capture's picture is sent after it, as the app does. */
async function post(cell: number, capture: Partial<CaptureRecordDto> | null): Promise<void> {
  const { api, token } = accountOf(server, 'freelancer')
  const startMs = NOON_MS + cell * TEN_MINUTES_MS
  const picture = await pictureOf()
  const id = uuidv7()
  const displays =
    capture?.outcome === 'taken'
      ? [
          {
            width: 640,
            height: 360,
            bytes: picture.length,
            sha256: createHash('sha256').update(picture).digest('hex'),
          },
        ]
      : []
  await api.send('postSegment', {
    segment: {
      id: uuidv7(),
      sessionId: uuidv7(),
      projectId,
      startMs,
      endMs: startMs + TEN_MINUTES_MS,
      memo: cell === 0 ? 'Calendar import' : '',
      activeMinutes: 7,
      minutes: 10,
      clockStepMs: cell === 2 ? 3_600_000 : 0,
      recovered: cell === 1,
      manual: false,
      capture: capture && {
        id,
        takenAtMs: startMs + 60_000,
        outcome: 'blank',
        reason: null,
        displays,
        ...capture,
      },
    },
  })
  if (displays.length === 0) return
  const answer = await fetch(`${server.url}${PATHS.capture(id, 0)}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'image/webp' },
    body: new Uint8Array(picture),
  })
  if (!answer.ok) throw new Error(`the picture was not taken: ${answer.status}`)
}

beforeAll(async () => {
  server = await startServer({ sandbox: true })
  await moveClock(server, MIDWEEK_MS)
  browser = await launchBrowser()
  projectId = (await hourlyProject(server)).id
  await accountOf(server, 'freelancer').api.send('registerDevice', {
    deviceId: uuidv7(),
    name: 'Laptop',
    platform: 'linux',
  })
  await post(0, { outcome: 'taken' })
  await post(1, { outcome: 'blank' })
  await post(2, null)
  day = new Date(NOON_MS).toISOString().slice(0, 10)
  const path = `/projects/${projectId}/diary?day=${day}&zone=UTC`
  page = await signedInPage(browser, server.url, accountOf(server, 'employer'), path)
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

describe('the work diary of a day', () => {
  test('S1 S3 T4 a segment shows its capture, its activity and its memo beside the grid', async () => {
    await page.getByRole('button', { name: /^17:00 to 17:10, 10 min, 70% active/ }).click()
    const details = page.getByRole('region', { name: /17:00/ })
    await details.getByText('Calendar import').waitFor()
    await details.getByText('7 of 10 minutes with input').waitFor()
    const picture = details.getByRole('img', { name: 'Capture of 17:01, display 1' })
    await picture.waitFor()
    await page.waitForFunction(
      (image) => image instanceof HTMLImageElement && image.naturalWidth === 640,
      await picture.elementHandle(),
    )
  })

  test('S3 T3 T7 a blank frame, a crash and a clock that jumped are said in words', async () => {
    await page.getByRole('button', { name: /^17:10 to 17:20.*screen was blank.*Recovered/ }).click()
    await page.getByText('Closed at its last checkpoint').waitFor()
    await page.getByRole('button', { name: /^17:20 to 17:30.*Clock changed/ }).click()
    await page.getByText('jumped by 3600 s').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'Close' }).click()
  })

  test('the sum of the day, the day before without time, and the way back', async () => {
    await page.getByText('30 min').first().waitFor()
    await page.getByRole('button', { name: 'Day before' }).click()
    await page.getByText('No posted time on this day').waitFor()
    await page.getByRole('button', { name: 'Day after' }).click()
    await page.getByRole('button', { name: /^17:00 to/ }).waitFor()
    expect(new URL(page.url()).searchParams.get('day')).toBe(day)
  })

  test('I1 in the billing zone the same work stands at that zone’s hours', async () => {
    const { employerZone } = await hourlyProject(server)
    await page.getByLabel('Times in').selectOption(employerZone)
    const hour = new Intl.DateTimeFormat('en-GB', {
      timeZone: employerZone,
      hour: '2-digit',
      minute: '2-digit',
    }).format(NOON_MS)
    await page.getByRole('button', { name: new RegExp(`^${hour} to`) }).waitFor()
    await page.reload()
    await page.getByRole('button', { name: new RegExp(`^${hour} to`) }).waitFor()
  })
})
