import type { i18n } from 'i18next'
import { createWords } from '../../../shared/words/words.ts'
import { en } from './en.ts'
import { enEmployer } from './en-employer.ts'

/** The product's language; dates, amounts and plurals follow it. */
export const LOCALE = 'en-US'

declare module '../../../shared/words/languages.ts' {
  interface Namespaces {
    app: typeof en
    employer: typeof enEmployer
  }
}

/**
 * The catalogues, ready at once. `app` holds the shared parts and the window, `employer` the
 * employer's pages: `useTranslation('employer')`.
 */
export function createI18n(): i18n {
  const { i18n } = createWords('en', { app: en, employer: enEmployer })
  i18n.setDefaultNamespace('app')
  return i18n
}
