import type { Page } from 'playwright-core'
import type { Project } from '../../shared/contract/entities.ts'
import { wednesdayFrom } from '../../shared/invoicing/due.ts'
import { billingWeek } from '../../shared/time/billing-week.ts'
import { launchBrowser, newContext } from '../e2e/browser.ts'
import { signInTo } from '../e2e/employer-side.ts'
import { accountOf } from '../e2e/marketplace.ts'
import type { TestServer } from '../e2e/server.ts'
import { moveClock } from '../sandbox-clock.ts'
import { keep } from './keep.ts'

const minuteMs = 60_000

/** The marketplace's pages, up to the last question before money moves, and an invoice that is paid. */
export async function pictureEmployer(server: TestServer, project: Project): Promise<void> {
  const browser = await launchBrowser()
  try {
    const context = await newContext(browser, { url: server.url, width: 1100, height: 760 })
    const page = await context.newPage()
    await signInTo(page, accountOf(server, 'employer'))
    await page.getByRole('region', { name: 'This week' }).getByText('posted').waitFor()
    await page.getByRole('table').waitFor()
    await keep(page, 'employer-dashboard')
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
    await pictureInvoice(server, project, page)
  } finally {
    await browser.close()
  }
}

/** The invoice of this week, over Monday and Wednesday (I1, I2). Moves the clock, so it comes last. */
async function pictureInvoice(server: TestServer, project: Project, page: Page): Promise<void> {
  const mondayMs = billingWeek(Date.now(), project.employerZone).endMs
  for (const nowMs of [mondayMs, wednesdayFrom(mondayMs, project.employerZone)]) {
    await moveClock(server, nowMs + minuteMs)
  }
  const { invoices } = await accountOf(server, 'employer').api.finances()
  const largest = invoices.toSorted((a, b) => Number(b.total.amount) - Number(a.total.amount))[0]
  await page.goto(`/invoices/${largest?.id}`)
  await page.getByRole('region', { name: 'What paid it' }).waitFor()
  await keep(page, 'employer-invoice')
}
