import type { Browser, Page } from 'playwright-core'
import { stateWhen } from './app.ts'
import { closeContext } from './browser.ts'
import { signedInPage } from './employer-side.ts'

/** Approves, as a person in a browser, the code that the app's window shows. */
export async function approveDevice(
  browser: Browser,
  url: string,
  credentials: { email: string; password: string },
  window: Page,
): Promise<void> {
  const { deviceCode } = await stateWhen(window, 'a code', (state) => state.deviceCode !== null)
  await window.getByText(deviceCode?.userCode ?? '', { exact: true }).waitFor()
  const { pathname, search } = new URL(deviceCode?.verificationUrl ?? '')
  const approval = await signedInPage(browser, url, credentials, pathname + search)
  await approval.getByRole('button', { name: 'Approve' }).click()
  await approval.getByText('The app is signed in.').waitFor()
  await closeContext(approval.context())
}
