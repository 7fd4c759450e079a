import { createInstance, type i18n, type TFunction } from 'i18next'
import type { MoneyDto } from '../contract/primitives.ts'
import { createFormats, type Formats } from './formats.ts'
import { LANGUAGES, type Language } from './languages.ts'

/** Everything a person reads, in one language: `t` for sentences, the rest for values. */
export type Words = Formats & {
  language: Language
  /** A sentence by its key, `file.key`, with its parameters. */
  t: TFunction<'words'>
  /** A sentence whose key is data, which no compiler can check with its parameters. */
  say(key: string, params: Record<string, unknown>): string
  /** For React's provider. */
  i18n: i18n
}

/**
 * The words of a language, ready at once. Parameters are data: a sentence says how each is
 * written, as `{{amount, money}}`, `{{length, duration}}`, `{{length, elapsed}}` or
 * `{{when, dateTime}}`; one without a format is text, or a number, as it stands.
 */
export function createWords(language: Language): Words {
  const { words, ...locales } = LANGUAGES[language]
  const instance = createInstance()
  void instance.init({
    lng: language,
    fallbackLng: false,
    ns: ['words'],
    defaultNS: 'words',
    resources: { [language]: { words } },
    // React escapes what it renders, and nothing else is HTML.
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  const t = instance.getFixedT(language, 'words')
  const formats = createFormats(locales, t)
  const formatter = instance.services.formatter
  formatter?.add('money', (value: MoneyDto) => formats.amount(value))
  formatter?.add('duration', (value: number) => formats.duration(value))
  formatter?.add('elapsed', (value: number) => formats.elapsed(value))
  formatter?.add('dateTime', (value: number, _language, { zone }) => formats.dateTime(value, zone))
  const say = t as unknown as Words['say']
  return { language, t, say, i18n: instance, ...formats }
}
