import type { Project } from '../../shared/contract/entities.ts'
import { launchBrowser, newContext } from '../e2e/browser.ts'
import { signInTo } from '../e2e/employer-side.ts'
import { accountOf } from '../e2e/marketplace.ts'
import type { TestServer } from '../e2e/server.ts'
import { keep } from './keep.ts'

/** The employer's pages, up to the last question before money moves. */
export async function pictureEmployer(server: TestServer, project: Project): Promise<void> {
  const browser = await launchBrowser()
  try {
    const context = await newContext(browser, { url: server.url, width: 1100, height: 760 })
    const page = await context.newPage()
    await signInTo(page, accountOf(server, 'employer'))
    await page.goto(`/projects/${project.id}`)
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
