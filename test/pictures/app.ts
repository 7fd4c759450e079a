import type { Project } from '../../shared/contract/entities.ts'
import { type AppUnderTest, invoke, stateWhen } from '../e2e/app.ts'
import { goTo, openProject } from '../e2e/freelancer-side.ts'
import { withholdTime } from '../e2e/tracking.ts'
import { keep } from './keep.ts'

/** How long the running session has lasted in the pictures. */
const WORKED_MS = (42 * 60 + 5) * 1000

/** The freelancer's window, screen by screen. */
export async function pictureApp(app: AppUnderTest, project: Project): Promise<void> {
  const page = await app.window()
  await stateWhen(page, 'an account', ({ account }) => account !== null)
  const catchUp = await withholdTime(app.electron, WORKED_MS)
  // Through the button, so that the week's hours are counted in.
  await page.getByRole('button', { name: /^Start/ }).click()
  await stateWhen(page, 'running', ({ tracker }) => tracker.phase === 'running')
  await catchUp()
  await invoke(page, 'tracker.setMemo', { memo: 'Checkout form' })
  await page.getByText(/^\d\d segments/).waitFor()
  await stateWhen(
    page,
    'an empty outbox',
    ({ pending, picturesWaiting }) => pending.length === 0 && picturesWaiting === 0,
  )
  await page.getByText('Everything is sent').waitFor()
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
