import type { TFunction } from 'i18next'
import type { Failure } from '../../../shared/contract/errors.ts'
import type { FailureText } from '../../ui/failure-text.ts'

/** Failures that mean something of their own on a page in a browser. */
const OWN_WORDS = [
  'offline',
  'signed_out',
  'app_outdated',
  'desktop_app_required',
  'hours_not_posted',
] as const

type Words = { freelancer?: string; write?: boolean }

/**
 * The failure in the words of these pages. For a `write` that nobody answered it says that it is
 * not known whether it happened, and that trying again is safe (Y1).
 */
export function say(t: TFunction, failure: Failure, words: Words = {}): FailureText {
  const { freelancer = '', write = false } = words
  const own = OWN_WORDS.find((code) => code === failure.code)
  const key = write && failure.code === 'offline' ? 'undecided' : own
  if (!key) {
    const { code } = failure
    return {
      title: t(`errors.${code}.title`),
      remedy: t(`errors.${code}.remedy`),
    }
  }
  return {
    title: t(`pageErrors.${key}.title`, { freelancer }),
    remedy: t(`pageErrors.${key}.remedy`, { freelancer }),
  }
}
