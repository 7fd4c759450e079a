import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { installBridge, type Scenario } from '../fakes/bridge.ts'
import { newContext } from './browser.ts'

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
}

/** The policy that the app sends with the window. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; font-src 'self'; connect-src 'none'"

const ORIGIN = 'https://window.test'
const BUILT = process.env.MILEPOST_WINDOW ?? join(import.meta.dirname, '../../out/window')

/** Monday 23 November 2026, 16:25 in Lisbon: far from every day's and week's edge. */
export const WINDOW_NOW_MS = Date.UTC(2026, 10, 23, 16, 25)

type WindowOptions = { width?: number; height?: number; dark?: boolean }

/** Opens the built window in a browser, a fake main behind its bridge; `faults` must stay empty. */
export async function openWindow(
  browser: Browser,
  scenario: Scenario,
  { width = 900, height = 640, dark = false }: WindowOptions = {},
): Promise<{ page: Page; faults: string[] }> {
  const context = await newContext(browser, { url: ORIGIN, width, height, dark })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  await page.route(`${ORIGIN}/**`, async (route) => {
    const path = new URL(route.request().url()).pathname
    if (path === '/favicon.ico') return route.fulfill({ status: 204 })
    const body = await readFile(join(BUILT, path))
    await route.fulfill({
      body,
      headers: {
        'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
        'content-security-policy': POLICY,
      },
    })
  })
  await page.clock.setFixedTime(WINDOW_NOW_MS)
  await installBridge(page, scenario)
  await page.goto(`${ORIGIN}/index.html`)
  return { page, faults }
}
