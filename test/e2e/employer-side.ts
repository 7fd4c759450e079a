import type { Browser, Cookie, Page } from 'playwright-core'
import type { Party } from '../../shared/contract/entities.ts'
import { closeContext, newContext } from './browser.ts'
import { accountOf } from './marketplace.ts'
import type { TestServer } from './server.ts'

type Credentials = { email: string; password: string }

/** Tries credentials, right or wrong, on the page that stands in the place of every other. */
export async function trySignIn(
  page: Page,
  { email, password }: Credentials,
  path = '/',
): Promise<void> {
  await page.goto(path)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Signs in, and waits until it is done. */
export async function signInTo(page: Page, credentials: Credentials, path = '/'): Promise<void> {
  await trySignIn(page, credentials, path)
  await page.getByLabel('Email').waitFor({ state: 'hidden' })
}

/** Opens an address of the marketplace in a fresh profile and signs in there. */
export async function signedInPage(
  browser: Browser,
  url: string,
  credentials: Credentials,
  path = '/',
): Promise<Page> {
  const page = await (await newContext(browser, { url })).newPage()
  await signInTo(page, credentials, path)
  return page
}

/** Signs in once for many pages: the marketplace counts attempts, and rightly so. */
export async function sessionOf(
  browser: Browser,
  url: string,
  credentials: Credentials,
): Promise<Cookie[]> {
  const page = await signedInPage(browser, url, credentials)
  await page.getByRole('heading', { level: 1 }).waitFor()
  const cookies = await page.context().cookies()
  await closeContext(page.context())
  return cookies
}

/** One session for each of the sandbox's first two people. */
export async function bothSessions(
  browser: Browser,
  server: TestServer,
): Promise<Record<Party, Cookie[]>> {
  return {
    employer: await sessionOf(browser, server.url, accountOf(server, 'employer')),
    freelancer: await sessionOf(browser, server.url, accountOf(server, 'freelancer')),
  }
}

/** Accepts the request with such a description, through its *Confirm Payment* (M4, P2). */
export async function acceptRequest(page: Page, projectId: number, about: string): Promise<void> {
  await page.goto(`/projects/${projectId}`)
  await page.getByRole('button', { name: new RegExp(`^Accept .*${about}`) }).click()
  const dialog = page.getByRole('dialog', { name: 'Confirm Payment' })
  await dialog.getByRole('button', { name: 'Confirm Payment' }).click()
  await dialog.waitFor({ state: 'hidden' })
}

/** Releases the milestone with such a description, through both confirmations (P5). */
export async function releaseMilestone(
  page: Page,
  projectId: number,
  about: string,
): Promise<void> {
  await page.goto(`/projects/${projectId}`)
  await page.getByRole('button', { name: new RegExp(`^Release .*${about}`) }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Release', exact: true }).click()
  const last = page.getByRole('button', { name: 'Yes, I want to release funds' })
  await last.click()
  await last.waitFor({ state: 'hidden' })
}
