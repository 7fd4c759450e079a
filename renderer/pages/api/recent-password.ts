import { create } from 'zustand'
import { failureOfFault } from '../../../shared/client/api-fault.ts'
import type { Failure } from '../../../shared/contract/errors.ts'
import { PATHS } from '../../../shared/contract/http.ts'
import { err, type Result } from '../../../shared/result.ts'
import { requests } from './http.ts'

type Question = { answer: (given: boolean) => void }

/** The question for the password that is open, if one is (A4). View state only. */
export const usePasswordQuestion = create<{ question: Question | null }>()(() => ({
  question: null,
}))

let asked: Promise<boolean> | null = null

/** Resolves to whether the password was given. Whoever else needs it meanwhile joins the one question. */
function askForPassword(): Promise<boolean> {
  asked ??= new Promise<boolean>((resolve) => {
    usePasswordQuestion.setState({ question: { answer: resolve } })
  }).finally(() => {
    asked = null
    usePasswordQuestion.setState({ question: null })
  })
  return asked
}

/**
 * Does what may need a password that was given moments ago: asks for it and goes on, so that nothing
 * that was typed or pressed is lost (A4).
 */
export async function withRecentPassword<T, E>(
  attempt: () => Promise<Result<T, E | Failure>>,
): Promise<Result<T, E | Failure>> {
  const first = await attempt()
  if (first.ok || !isPasswordNeeded(first.error)) return first
  return (await askForPassword()) ? attempt() : first
}

const isPasswordNeeded = (error: unknown): boolean =>
  typeof error === 'object' && (error as Failure | null)?.code === 'password_needed'

/** Gives the password to the marketplace. */
export async function givePassword(password: string): Promise<Result<null, Failure>> {
  const path = `${PATHS.auth}/password`
  const answer = await requests.done({ method: 'post', path, body: { password } })
  return answer.ok ? answer : err(failureOfFault(answer.error))
}
