import { isAxiosError } from 'axios'
import { z } from 'zod'
import { type Failure, failureOf } from '../../../shared/contract/errors.ts'
import { PATHS } from '../../../shared/contract/http.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { failureFrom } from './failures.ts'
import { http } from './http.ts'

/** Signs in with the cookie as the session. A wrong password and an unknown address sound alike. */
export async function signIn(
  email: string,
  password: string,
): Promise<Result<null, Failure | 'wrong_credentials'>> {
  try {
    await http.post(`${PATHS.auth}/sign-in/email`, { email, password })
    return ok(null)
  } catch (thrown) {
    const status = isAxiosError(thrown) ? thrown.response?.status : undefined
    if (status === 400 || status === 401) return err('wrong_credentials')
    return err(failureFrom(thrown))
  }
}

/** Ends the session on the marketplace too. */
export async function signOut(): Promise<Result<null, Failure>> {
  try {
    await http.post(`${PATHS.auth}/sign-out`, {})
    return ok(null)
  } catch (thrown) {
    return err(failureFrom(thrown))
  }
}

const deviceStatus = z.object({ status: z.enum(['pending', 'approved', 'denied']) })
export type DeviceStatus = z.infer<typeof deviceStatus>['status']

/** The library's own error body, of which only the word is of use here. */
const authError = z.object({ error: z.string() })

/** Why a code that the app shows cannot be approved. */
export type DeviceCodeError = 'unknown_code' | 'expired_code' | 'not_yours'

function deviceError(thrown: unknown): Failure | DeviceCodeError {
  const answer = isAxiosError(thrown) ? thrown.response : undefined
  const parsed = authError.safeParse(answer?.data)
  if (!answer || !parsed.success) return failureFrom(thrown)
  if (answer.status === 401) return failureOf('signed_out')
  if (answer.status === 429) return failureOf('too_many_requests')
  if (parsed.data.error === 'expired_token') return 'expired_code'
  if (parsed.data.error === 'access_denied') return 'not_yours'
  return 'unknown_code'
}

/** Looks a code up and, signed in, claims it for this account; without a claim nobody approves. */
export async function lookUpDevice(
  userCode: string,
): Promise<Result<DeviceStatus, Failure | DeviceCodeError>> {
  try {
    const { data } = await http.get(`${PATHS.auth}/device`, { params: { user_code: userCode } })
    const parsed = deviceStatus.safeParse(data)
    return parsed.success ? ok(parsed.data.status) : err(failureOf('internal'))
  } catch (thrown) {
    return err(deviceError(thrown))
  }
}

/** Lets the app that shows the code in, or turns it away. */
export async function answerDevice(
  userCode: string,
  answer: 'approve' | 'deny',
): Promise<Result<null, Failure | DeviceCodeError>> {
  try {
    await http.post(`${PATHS.auth}/device/${answer}`, { userCode })
    return ok(null)
  } catch (thrown) {
    return err(deviceError(thrown))
  }
}
