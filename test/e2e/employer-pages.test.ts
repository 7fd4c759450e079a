import type { Browser, Cookie, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { DEVICE_CLIENT_ID } from '../../shared/contract/http.ts'
import {
  accessibilityFaults,
  closeContext,
  launchBrowser,
  newContext,
  sidewaysOverflow,
} from './browser.ts'
import { signedInPage, signInTo, trySignIn } from './employer-side.ts'
import { accountOf, hourlyProject } from './marketplace.ts'
import { startServer, type TestServer } from './server.ts'

let server: TestServer
let browser: Browser
let employer: ReturnType<typeof accountOf>
let freelancer: ReturnType<typeof accountOf>
let projectId: number
let projectTitle: string
let employerSession: Cookie[]
let freelancerSession: Cookie[]

beforeAll(async () => {
  server = await startServer({ sandbox: true })
  browser = await launchBrowser()
  employer = accountOf(server, 'employer')
  freelancer = accountOf(server, 'freelancer')
  employerSession = await sessionOf(employer)
  freelancerSession = await sessionOf(freelancer)
  const hourly = await hourlyProject(server)
  projectId = hourly.id
  projectTitle = hourly.title
  await freelancer.api.send('requestMilestone', {
    projectId,
    amount: '999999999999.99',
    currency: hourly.currency,
    description: `Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen ${'and more '.repeat(20)}`,
  })
  await employer.api.send('createMilestone', {
    confirmedSource: 'any',
    projectId,
    amount: '400.00',
    currency: hourly.currency,
    description: 'Search by date',
  })
})

afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

type Look = { dark?: boolean; forced?: boolean; width?: number; cookies?: Cookie[] }

/** A page in a profile of its own, gone with the test. */
async function fresh(look: Look = {}): Promise<Page> {
  const context = await newContext(browser, { url: server.url, ...look })
  onTestFinished(() => closeContext(context))
  return context.newPage()
}

/** Signed in once for all tests: the marketplace counts attempts, and rightly so. */
async function sessionOf(side: typeof employer): Promise<Cookie[]> {
  const page = await signedInPage(browser, server.url, side)
  await page.getByRole('heading', { name: 'Dashboard' }).waitFor()
  const cookies = await page.context().cookies()
  await closeContext(page.context())
  return cookies
}

/** The page as it stands when nothing is loading any more. */
async function settled(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  const loading = page.getByRole('status').filter({ hasText: 'Loading' })
  await expect.poll(() => loading.count(), { timeout: 30_000 }).toBe(0)
}

const PAGES = (): [name: string, path: string][] => [
  ['Dashboard', '/'],
  ['My Projects', '/projects'],
  ['a project', `/projects/${projectId}`],
  ['the work diary', `/projects/${projectId}/diary`],
  ['Finances', '/finances'],
  ['Milestone Requests', '/finances/requests'],
  ['Invoices', '/finances/invoices'],
  ['Disputes', '/finances/disputes'],
  ['Statement', '/finances/statement'],
  ['the device page', '/device'],
  ['where one is signed in', '/sessions'],
  ['no page', '/nowhere'],
  ['no project', '/projects/2147483647'],
]

describe('sign-in', () => {
  test('fields left empty and a wrong password are told where they are', async () => {
    const page = await fresh()
    await page.goto('/finances')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('Write the email address of your account.').waitFor()
    await page.getByLabel('Email').fill('amelia')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('This is not an email address.').waitFor()
    await page.getByLabel('Email').fill(employer.email)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('Write your password.').waitFor()
    await trySignIn(page, { ...employer, password: 'not the password' }, '/finances')
    await page.getByText('Email and password do not belong together.').waitFor()
    await page.getByLabel('Password', { exact: true }).fill(employer.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'Finances' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/finances')
  })

  test('too many attempts are told as such, with what to do', async () => {
    const page = await fresh()
    await trySignIn(page, { email: 'nobody@example.com', password: 'guess number 1' })
    const note = page.getByRole('alert')
    for (let attempts = 1; attempts < 30; attempts += 1) {
      await note.waitFor()
      if (await page.getByText('Too many attempts in a short time.').isVisible()) break
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.locator('button[data-loading]').waitFor({ state: 'detached' })
    }
    await page.getByText('Wait a few minutes and try again.').waitFor()
  })

  test('signing out ends the session for the next one at this computer', async () => {
    const page = await signedInPage(browser, server.url, employer)
    onTestFinished(() => closeContext(page.context()))
    await page.getByRole('button', { name: /^Account of/ }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('button', { name: 'Sign in' }).waitFor()
    await page.goto('/finances')
    await page.getByRole('button', { name: 'Sign in' }).waitFor()
  })

  test('a session that ended elsewhere asks to sign in and comes back to the page', async () => {
    const page = await fresh()
    // No news of its own accord: the page learns of the end by what is clicked, and only then.
    await page.route('**/api/events*', (route) => route.abort())
    await signInTo(page, employer, '/finances')
    const link = page.getByRole('link', { name: projectTitle }).first()
    await link.waitFor()
    await page.context().clearCookies()
    await link.click()
    await page.getByLabel('Email').fill(employer.email)
    await page.getByLabel('Password', { exact: true }).fill(employer.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByText('Search by date').waitFor()
  })
})

describe('letting the Desktop App in', () => {
  const codeOf = async (): Promise<{ user_code: string; device_code: string }> => {
    const answer = await fetch(`${server.url}/api/auth/device/code`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ client_id: DEVICE_CLIENT_ID, computer: 'Studio' }),
    })
    return answer.json()
  }

  /** Types a code as a person does who reads it from the app. */
  const type = async (page: Page, code: string): Promise<void> => {
    await page.goto('/device')
    await page.getByLabel('Code shown by the app').fill(code.toLowerCase())
    await page.getByRole('button', { name: 'Continue' }).click()
  }

  const tokenOf = (device_code: string): Promise<Response> =>
    fetch(`${server.url}/api/auth/device/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
        client_id: DEVICE_CLIENT_ID,
        device_code,
      }),
    })

  test('A2 a freelancer types the code, sees whose computer asks and approves; the app has its token', async () => {
    const { user_code, device_code } = await codeOf()
    const page = await fresh({ cookies: freelancerSession, width: 360 })
    await type(page, user_code)
    await page.getByText(user_code, { exact: true }).waitFor()
    await page.getByText('Studio', { exact: true }).waitFor()
    await page.getByText('127.0.0.1, the same as this browser’s').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    expect(await sidewaysOverflow(page)).toBe(0)
    await page.getByRole('button', { name: 'Approve' }).click()
    await page.getByText('The app is signed in.').waitFor()
    expect((await tokenOf(device_code)).status).toBe(200)
  })

  test('denied, the app is turned away', async () => {
    const { user_code, device_code } = await codeOf()
    const page = await fresh({ cookies: freelancerSession })
    await type(page, user_code)
    await page.getByRole('button', { name: 'Deny' }).click()
    await page.getByText('The app was turned away.').waitFor()
    expect((await tokenOf(device_code)).status).toBe(400)
  })

  test('A2 a link that somebody sends fills no code in', async () => {
    const { user_code } = await codeOf()
    const page = await fresh({ cookies: freelancerSession })
    await page.goto(`/device?user_code=${user_code}`)
    expect(await page.getByLabel('Code shown by the app').inputValue()).toBe('')
    expect(await page.getByRole('button', { name: 'Approve' }).count()).toBe(0)
  })

  test('an unknown code is told as one, and another can be written', async () => {
    const page = await fresh({ cookies: freelancerSession })
    await type(page, 'WRONGONE')
    await page.getByText('This code is not known.').waitFor()
    await page.getByRole('button', { name: 'Write another code' }).click()
    await page.getByLabel('Code shown by the app').waitFor()
  })

  test('an employer is told that the app is the freelancer’s', async () => {
    const page = await fresh({ cookies: employerSession })
    await page.goto('/device')
    await page.getByText('this account is an employer’s').waitFor()
    expect(await page.getByRole('button', { name: 'Approve' }).count()).toBe(0)
  })
})

describe('the other side', () => {
  test('P1 M3 a freelancer sees the same project and none of the employer’s buttons', async () => {
    const page = await fresh({ cookies: freelancerSession })
    await page.goto(`/projects/${projectId}`)
    await page.getByText('Search by date').waitFor()
    await page.getByText('You must install the Desktop App first').waitFor()
    for (const name of [/^Accept/, /^Reject/, /^Release/, /^Create Milestone/, /^Cancel/]) {
      expect(await page.getByRole('button', { name }).count()).toBe(0)
    }
  })
})

describe('for everyone', () => {
  test.each([{ dark: false }, { dark: true }])(
    'no page has a fault that axe finds: %o',
    async (look) => {
      const page = await fresh(look)
      await page.goto('/')
      await page.getByRole('button', { name: 'Sign in' }).waitFor()
      expect(await accessibilityFaults(page)).toEqual([])
      await signInTo(page, employer)
      await page.getByRole('heading', { name: 'Dashboard' }).waitFor()
      for (const [name, path] of PAGES()) {
        await settled(page, path)
        expect(await accessibilityFaults(page), name).toEqual([])
      }
      await settled(page, `/projects/${projectId}`)
      for (const name of [/^Accept the/, /^Reject the/, /^Release USD/]) {
        await page.getByRole('button', { name }).first().click()
        await page.getByRole('dialog').waitFor()
        expect(await accessibilityFaults(page), String(name)).toEqual([])
        await page.keyboard.press('Escape')
      }
      for (const name of [/^Balance/, /^Account of/]) {
        await page.getByRole('button', { name }).click()
        await page.getByRole('dialog').waitFor()
        expect(await accessibilityFaults(page), String(name)).toEqual([])
        await page.keyboard.press('Escape')
      }
      await page.getByRole('button', { name: 'Create Milestone Payment' }).click()
      expect(await accessibilityFaults(page), 'the form').toEqual([])
    },
  )

  test.each([360, 768, 1600])('no page scrolls sideways at %i px', async (width) => {
    const page = await fresh({ width, cookies: employerSession })
    for (const [name, path] of PAGES()) {
      await settled(page, path)
      expect(await sidewaysOverflow(page), name).toBe(0)
    }
  })

  test('tabs that are wider than the window show the open one, and on which side more are', async () => {
    const page = await fresh({ width: 360, cookies: employerSession })
    const tabs = page.getByRole('navigation', { name: 'Parts of your finances' })
    const sides = (): Promise<(string | null)[]> =>
      page
        .locator('button[data-side]')
        .evaluateAll((all) => all.map((one) => one.getAttribute('data-side')))
    const inSight = async (name: string): Promise<boolean> => {
      const [tab, row] = await Promise.all([
        tabs.getByRole('link', { name }).boundingBox(),
        tabs.boundingBox(),
      ])
      return !!tab && !!row && tab.x >= row.x && tab.x + tab.width <= row.x + row.width + 1
    }
    await settled(page, '/finances')
    expect(await sides()).toEqual(['after'])
    expect(await inSight('Statement')).toBe(false)
    await page.locator('button[data-side="after"]').click()
    await expect.poll(sides).toEqual(['before'])
    expect(await inSight('Statement')).toBe(true)
    for (const [name, path] of [
      ['Invoices', '/finances/invoices'],
      ['Statement', '/finances/statement'],
    ] as const) {
      await settled(page, path)
      expect(await inSight(name), name).toBe(true)
    }
    await page.setViewportSize({ width: 900, height: 800 })
    await expect.poll(sides).toEqual([])
  })

  test('where the system allows its own few colours only, lines and weights say what ours said', async () => {
    const page = await fresh({ forced: true, cookies: employerSession })
    await settled(page, `/projects/${projectId}`)
    const style = (of: Locator, property: string): Promise<string> =>
      of.evaluate((one, name) => getComputedStyle(one).getPropertyValue(name), property)
    const button = (name: RegExp): Locator => page.getByRole('button', { name }).first()
    expect(await style(button(/^Accept the/), 'background-color')).not.toBe(
      await style(button(/^Reject the/), 'background-color'),
    )
    const shown = { 'border-top-style': 'solid', 'border-top-width': '1px' }
    const borderOf = async (of: Locator) => ({
      'border-top-style': await style(of, 'border-top-style'),
      'border-top-width': await style(of, 'border-top-width'),
    })
    const here = page.getByRole('navigation').locator('[aria-current]')
    expect(await style(here.first(), 'text-decoration-line')).toBe('underline')
    expect(await borderOf(here.last().locator('span'))).toEqual(shown)
    expect(await borderOf(page.getByRole('note').first())).toEqual(shown)
    await button(/^Reject the/).click()
    expect(await borderOf(page.getByRole('dialog'))).toEqual(shown)
    const reason = page.getByLabel('Reason (optional)')
    expect(await style(reason, 'outline-style')).toBe('solid')
    await page.keyboard.press('Escape')
    await button(/^Create Milestone Payment/).click()
    const field = page.getByLabel('Description')
    const before = await style(field, 'border-top-width')
    await page.getByRole('button', { name: 'Create Milestone', exact: true }).click()
    await page.getByText('Say what the payment is for.').waitFor()
    expect(await style(field, 'border-top-width')).not.toBe(before)
  })

  test('a fault of the page is a sentence and a way on, never an empty window', async () => {
    const page = await fresh({ cookies: employerSession })
    await page.route('**/api/me', async (route) => {
      const answer = await (await route.fetch()).json()
      answer.account.zone = 'Nowhere/At-all'
      await route.fulfill({ json: answer })
    })
    await page.goto(`/projects/${projectId}`)
    await page.getByRole('heading', { name: 'This page has failed' }).waitFor()
    await page.unroute('**/api/me')
    await page.getByRole('button', { name: 'Reload' }).click()
    await page.getByText('Search by date').waitFor()
  })

  test('the marketplace away: what was read stays, the trouble is told, and it heals by itself or by hand', async () => {
    const page = await fresh({ cookies: employerSession })
    await page.route('**/api/projects/**', (route) => route.abort('connectionrefused'))
    await page.goto(`/projects/${projectId}`)
    await page.getByText('The marketplace cannot be reached.').waitFor()
    await page.unroute('**/api/projects/**')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('Search by date').waitFor()
  })
})
