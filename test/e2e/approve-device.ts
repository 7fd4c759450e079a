import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { computerName } from '../../electron/account/computer-name.ts'
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
  // A2: the address does not carry the code.
  expect(search).toBe('')
  const approval = await signedInPage(browser, url, credentials, pathname)
  await approval.getByLabel('Code shown by the app').fill(deviceCode?.userCode ?? '')
  await approval.getByRole('button', { name: 'Continue' }).click()
  await approval.getByText(computerName(), { exact: true }).waitFor()
  await approval.getByRole('button', { name: 'Approve' }).click()
  await approval.getByText('The app is signed in.').waitFor()
  await closeContext(approval.context())
}
