import { DEVICE_CLIENT_ID } from '../../../shared/contract/http.ts'
import { ask } from './client.ts'
import type { Running } from './marketplace.ts'

const GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:device_code'

/** A code that an app asks for, as it is told. */
export async function askForCode({ url }: Pick<Running, 'url'>, more: object = {}) {
  const body = { client_id: DEVICE_CLIENT_ID, ...more }
  const told = await ask(url, 'POST', '/api/auth/device/code', { body })
  return {
    deviceCode: String(told.body.device_code),
    userCode: String(told.body.user_code),
    told: told.body,
  }
}

/** Asks whether the code was approved, as if the polite interval had passed since the last time. */
export async function redeem(
  { url, database }: Pick<Running, 'url' | 'database'>,
  deviceCode: string,
  clientId: string = DEVICE_CLIENT_ID,
) {
  await database.query('UPDATE auth_device_code SET last_polled_at = NULL')
  const body = { grant_type: GRANT_TYPE, device_code: deviceCode, client_id: clientId }
  return ask(url, 'POST', '/api/auth/device/token', { body })
}

/** A token of the app, which a freelancer has let in. */
export async function letAppIn(running: Running, token: string, computer?: string) {
  const { deviceCode, userCode } = await askForCode(running, computer ? { computer } : {})
  for (const step of ['claim', 'approve']) {
    await ask(running.url, 'POST', `/api/auth/device/${step}`, { token, body: { userCode } })
  }
  return String((await redeem(running, deviceCode)).body.access_token)
}
