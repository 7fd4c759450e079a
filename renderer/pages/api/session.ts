import { z } from 'zod'
import { failureOfFault } from '../../../shared/client/api-fault.ts'
import { judgeAnswer } from '../../../shared/client/judge-answer.ts'
import type { Answer, ApiRequest } from '../../../shared/client/transport.ts'
import { type Failure, failureOf } from '../../../shared/contract/errors.ts'
import { PATHS } from '../../../shared/contract/http.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { requests } from './http.ts'

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

const deviceStatus = z.object({ status: z.enum(['pending', 'approved', 'denied']) })
export type DeviceStatus = z.infer<typeof deviceStatus>['status']

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

/** Looks a code up and, signed in, claims it for this account; without a claim nobody approves. */
export async function lookUpDevice(
  userCode: string,
): Promise<Result<DeviceStatus, Failure | DeviceCodeError>> {
  const path = `${PATHS.auth}/device`
  const answer = await askAboutDevice({ path, params: { user_code: userCode } })
  if (!answer.ok) return answer
  const parsed = deviceStatus.safeParse(answer.value)
  return parsed.success ? ok(parsed.data.status) : err(failureOf('internal'))
}

/** Lets the app that shows the code in, or turns it away. */
export async function answerDevice(
  userCode: string,
  answer: 'approve' | 'deny',
): Promise<Result<null, Failure | DeviceCodeError>> {
  const path = `${PATHS.auth}/device/${answer}`
  const answered = await askAboutDevice({ method: 'post', path, body: { userCode } })
  return answered.ok ? ok(null) : answered
}
