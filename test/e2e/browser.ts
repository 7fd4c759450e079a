import { AxeBuilder } from '@axe-core/playwright'
import {
  type Browser,
  type BrowserContext,
  type Cookie,
  chromium,
  type Page,
} from 'playwright-core'

const EXECUTABLE = process.env.MILEPOST_CHROMIUM ?? '/usr/bin/chromium'

/** Starts the machine's own Chromium without a window. The caller closes it. */
export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: EXECUTABLE,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  })

type ContextOptions = {
  url: string
  width?: number
  height?: number
  dark?: boolean
  /** The system allows its own few colours only. */
  forced?: boolean
  /** Of the reader; American English unless told. */
  locale?: string
  /** Whose session the profile starts with; none unless told. */
  cookies?: Cookie[]
}

/** A fresh browser profile: no cookie of another test, a known language and zone. */
export async function newContext(
  browser: Browser,
  {
    url,
    width = 1200,
    height = 800,
    dark = false,
    forced = false,
    locale = 'en-US',
    cookies = [],
  }: ContextOptions,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    forcedColors: forced ? 'active' : 'none',
    locale,
    timezoneId: 'Europe/Lisbon',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(60_000)
  await context.addCookies(cookies)
  return context
}

/** Ends a profile with its pages. Requests that a test still holds up end with it, and harm nothing. */
export async function closeContext(context: BrowserContext): Promise<void> {
  await Promise.all(context.pages().map((page) => page.unrouteAll({ behavior: 'ignoreErrors' })))
  await context.close()
}

/** What axe finds wrong with the page as it stands, each in a line that names the element. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} (${violation.help})`),
  )
}

/** How far the page can be scrolled sideways, pixels; 0 is right. */
export const sidewaysOverflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
