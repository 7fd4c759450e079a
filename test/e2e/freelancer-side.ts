import type { Page } from 'playwright-core'

/** Goes to a page of the window by its entry in the navigation. */
export const goTo = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation').getByRole('link', { name, exact: true }).click()

/** Opens a project from *My Projects › Current Work*. */
export async function openProject(page: Page, title: string): Promise<void> {
  await goTo(page, 'My Projects')
  await page.getByRole('link', { name: title }).click()
  await page.getByRole('heading', { name: title }).waitFor()
}

/** Opens the *Request Milestone* form of the project that is open. */
export async function openRequestForm(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Milestones', exact: true }).click()
  await page.getByRole('button', { name: 'Request Milestone' }).first().click()
}

/** Fills the form and sends it. */
export async function request(page: Page, amount: string, description: string): Promise<void> {
  await page.getByLabel('Amount').fill(amount)
  await page.getByLabel('Description').fill(description)
  await page.getByRole('button', { name: 'Request Milestone' }).last().click()
}

/** The request with such a description, among the *Milestone Requests*. */
export const requestEntry = (page: Page, description: string) =>
  page.getByRole('listitem').filter({ hasText: description })

/** Begins tracking with the big button, on a project chosen in the picker. */
export async function pressStart(page: Page): Promise<void> {
  await goTo(page, 'Timer')
  await page.getByRole('button', { name: /^Start/ }).click()
}

export const pressStop = (page: Page): Promise<void> =>
  page.getByRole('button', { name: /^Stop/ }).click()
