import { z } from 'zod'
import { failureOfFault } from '../../../shared/client/api-fault.ts'
import { judgeAnswer } from '../../../shared/client/judge-answer.ts'
import type { Answer, ApiRequest } from '../../../shared/client/transport.ts'
import { type Failure, failureOf } from '../../../shared/contract/errors.ts'
import { type DeviceClaimed, deviceClaimed, PATHS } from '../../../shared/contract/http.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { requests } from './http.ts'
import { withRecentPassword } from './recent-password.ts'

/** Why an answer of the sign-in library is none of the good ones; null for a good one. */
function failureIn(answer: Answer): Failure | null {
  const fault = judgeAnswer(answer, Date.now())
  return fault && failureOfFault(fault)
}

/** Signs in with the cookie as the session. A wrong password and an unknown address sound alike. */
export async function signIn(
  email: string,
  password: string,
): Promise<Result<null, Failure | 'wrong_credentials'>> {
  const path = `${PATHS.auth}/sign-in/email`
  const answer = await requests.raw({ method: 'post', path, body: { email, password } })
  if (!answer.ok) return err(failureOfFault(answer.error))
  const { status } = answer.value
  if (status === 400 || status === 401) return err('wrong_credentials')
  const failure = failureIn(answer.value)
  return failure ? err(failure) : ok(null)
}

/** Ends the session on the marketplace too. */
export async function signOut(): Promise<Result<null, Failure>> {
  const path = `${PATHS.auth}/sign-out`
  const answer = await requests.done({ method: 'post', path, body: {} })
  return answer.ok ? answer : err(failureOfFault(answer.error))
}

/** The library's own error body; only its word is of use here. */
const authError = z.object({ error: z.string() })

/** Why a code that the app shows cannot be approved. */
export type DeviceCodeError = 'unknown_code' | 'expired_code' | 'not_yours'

/** Why the library refused, by its error body. */
function deviceError(status: number, error: string): Failure | DeviceCodeError {
  if (status === 401) return failureOf('signed_out')
  if (status === 429) return failureOf('too_many_requests')
  if (error === 'expired_token') return 'expired_code'
  return error === 'access_denied' ? 'not_yours' : 'unknown_code'
}

async function askAboutDevice(
  request: ApiRequest,
): Promise<Result<unknown, Failure | DeviceCodeError>> {
  const answer = await requests.raw(request)
  if (!answer.ok) return err(failureOfFault(answer.error))
  const failure = failureIn(answer.value)
  if (!failure) return ok(answer.value.body)
  const refused = authError.safeParse(answer.value.body)
  return err(refused.success ? deviceError(answer.value.status, refused.data.error) : failure)
}

/** Claims a typed code for this account, and learns whose computer asks; without a claim nobody approves. */
export async function claimDevice(
  userCode: string,
): Promise<Result<DeviceClaimed, Failure | DeviceCodeError>> {
  const path = `${PATHS.auth}/device/claim`
  const answer = await askAboutDevice({ method: 'post', path, body: { userCode } })
  if (!answer.ok) return answer
  const parsed = deviceClaimed.safeParse(answer.value)
  return parsed.success ? ok(parsed.data) : err(failureOf('internal'))
}

/** Lets the app that shows the code in, or turns it away. */
export async function answerDevice(
  userCode: string,
  answer: 'approve' | 'deny',
): Promise<Result<null, Failure | DeviceCodeError>> {
  const path = `${PATHS.auth}/device/${answer}`
  const answered = await withRecentPassword(() =>
    askAboutDevice({ method: 'post', path, body: { userCode } }),
  )
  return answered.ok ? ok(null) : answered
}

/** Signs out one place where the account is signed in, or all but this one. */
export async function endSession(which: number | 'others'): Promise<Result<null, Failure>> {
  const path = which === 'others' ? '/api/sessions/end-others' : `/api/sessions/${which}/end`
  const answer = await requests.done({ method: 'post', path, body: {} })
  return answer.ok ? answer : err(failureOfFault(answer.error))
}
