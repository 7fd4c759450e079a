/**
 * Takes the pictures of the product that the documents show, from the real app, the real
 * marketplace and the real pages, on a sandbox that looks lived in.
 *
 *   npm run pictures
 */
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { startVirtualDesktop } from '../desktop/virtual-desktop.ts'
import { type AppUnderTest, invoke, launchApp, newUserData, stateWhen } from '../e2e/app.ts'
import { launchBrowser, newContext } from '../e2e/browser.ts'
import { signInTo } from '../e2e/employer-side.ts'
import { goTo, openProject } from '../e2e/freelancer-side.ts'
import { accountOf } from '../e2e/marketplace.ts'
import { startServer, type TestServer } from '../e2e/server.ts'
import { startTracking } from '../e2e/tracking.ts'
import { liveIn } from './lived-in.ts'

const folder = join(import.meta.dirname, '..', '..', 'docs', 'screenshots')

/** Keeps a picture of a page, once everything in it has loaded, with few colours: it is for reading. */
async function keep(page: Page, name: string): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready
    await Promise.all([...document.images].map((image) => image.decode().catch(() => {})))
  })
  const picture = await page.screenshot({ animations: 'disabled' })
  await sharp(picture)
    .png({ palette: true, quality: 90, compressionLevel: 9 })
    .toFile(join(folder, `${name}.png`))
  console.error(`  ${name}`)
}

async function pictureApp(app: AppUnderTest, server: TestServer): Promise<void> {
  const page = await app.window()
  await stateWhen(page, 'an account', ({ account }) => account !== null)
  const project = await liveIn(server, Date.now())
  await startTracking(page, project)
  await goTo(page, 'Timer')
  await invoke(page, 'tracker.setMemo', { memo: 'Checkout form' })
  await stateWhen(page, 'some running time', ({ tracker }) => tracker.sessionMs > 3_000)
  await keep(page, 'timer')
  await openProject(page, project.title)
  await page.getByText('Checkout form with card').first().waitFor()
  await keep(page, 'project')
  await goTo(page, 'Work diary')
  await page.getByRole('button', { name: 'Previous day' }).click()
  await page
    .getByRole('img', { name: /^Capture of/ })
    .first()
    .waitFor()
  await keep(page, 'diary')
  await goTo(page, 'Financial Dashboard')
  await page.getByRole('tab', { name: 'Milestone Requests' }).waitFor()
  await keep(page, 'financial-dashboard')
  await invoke(page, 'app.updateSettings', { theme: 'dark' })
  await goTo(page, 'Timer')
  await page.locator('[data-mantine-color-scheme="dark"]').waitFor()
  await keep(page, 'timer-dark')
  await invoke(page, 'tracker.stop', null)
}

async function pictureEmployer(server: TestServer): Promise<void> {
  const browser = await launchBrowser()
  try {
    const context = await newContext(browser, { url: server.url, width: 1100, height: 760 })
    const page = await context.newPage()
    await signInTo(page, accountOf(server, 'employer'))
    await page
      .getByRole('link', { name: /Search|Hourly|shop/i })
      .first()
      .click()
    await page
      .getByRole('button', { name: /^Accept / })
      .first()
      .waitFor()
    await keep(page, 'employer-project')
    await page
      .getByRole('button', { name: /^Accept / })
      .first()
      .click()
    await page.getByRole('dialog').waitFor()
    await keep(page, 'employer-accept')
    await page.keyboard.press('Escape')
    await page
      .getByRole('button', { name: /^Release / })
      .first()
      .click()
    await page.getByRole('dialog').getByRole('button', { name: 'Release', exact: true }).click()
    await page.getByRole('button', { name: 'Yes, I want to release funds' }).waitFor()
    await keep(page, 'employer-release')
  } finally {
    await browser.close()
  }
}

await mkdir(folder, { recursive: true })
const userData = await newUserData()
const desktop = await startVirtualDesktop()
const server = await startServer({ sandbox: true })
try {
  const { token } = accountOf(server, 'freelancer')
  const args = ['--force-device-scale-factor=2']
  const app = await launchApp({ desktop: desktop.env, server: server.url, token, userData, args })
  try {
    await pictureApp(app, server)
  } finally {
    await app.dispose()
  }
  await pictureEmployer(server)
} finally {
  await server.stop()
  await desktop.stop()
  await rm(userData, { recursive: true, force: true, maxRetries: 5 })
}
