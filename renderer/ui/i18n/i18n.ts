import { createInstance, type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { en } from './en.ts'
import { enEmployer } from './en-employer.ts'

/** The product's language; dates, amounts and plurals follow it. */
export const LOCALE = 'en-US'

/**
 * The catalogues, ready at once. `app` holds the shared parts and the window, `employer` the
 * employer's pages: `useTranslation('employer')`.
 */
export function createI18n(): i18n {
  const instance = createInstance()
  void instance.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: 'app',
    resources: { en: { app: en, employer: enEmployer } },
    // React escapes what it renders.
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  return instance
}
