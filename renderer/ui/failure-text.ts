import { useTranslation } from 'react-i18next'
import type { Failure } from '../../shared/contract/errors.ts'

/** A failure in words: what happened, and what to do next. */
export type FailureText = { title: string; remedy: string }

/** Finds the words of a failure. */
export function useFailureText(): (failure: Failure) => FailureText {
  const { t } = useTranslation()
  return ({ code }) => ({ title: t(`errors.${code}.title`), remedy: t(`errors.${code}.remedy`) })
}
