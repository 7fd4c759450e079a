import { en } from './en/index.ts'
import { pseudo } from './pseudo.ts'

/** A catalogue of another language: the keys of the English one, with sentences of its own. */
export type Catalogue = Widened<typeof en.words>
type Widened<Words> = {
  readonly [Key in keyof Words]: Words[Key] extends string ? string : Widened<Words[Key]>
}

/** What a folder of this room exports: a language's sentences, and how it writes values. */
export type LanguageFolder = {
  /** BCP 47, for amounts and numbers. */
  numbers: string
  /** BCP 47, for dates and times of day. */
  dates: string
  words: Catalogue
}

/**
 * The languages. To add one: a folder beside `en`, with the same files, and its line here.
 * `en-XA` is no language: accents and 40 % more length over English, which shows what is not in
 * these words and what does not fit. Its months and amounts are Greek, so that English ones show too.
 */
export const LANGUAGES = {
  en,
  'en-XA': {
    numbers: 'el',
    dates: 'el',
    get words() {
      return pseudo(en.words)
    },
  },
} as const satisfies Record<string, LanguageFolder>

export type Language = keyof typeof LANGUAGES

const isLanguage = (tag: string): tag is Language => Object.hasOwn(LANGUAGES, tag)

/** The first of someone's languages that there are words for, by whole tag or by its first part. */
export function chooseLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    if (isLanguage(tag)) return tag
    const first = tag.split('-')[0] ?? ''
    if (isLanguage(first)) return first
  }
  return 'en'
}

/** The languages of an `Accept-Language` header, the most wanted first. */
export function acceptedLanguages(header: string | undefined): string[] {
  const weighed = (header ?? '').split(',').map((part) => {
    const [tag = '', quality] = part.trim().split(/\s*;\s*q=/)
    return { tag, weight: quality === undefined ? 1 : Number(quality) }
  })
  return weighed
    .filter(({ tag, weight }) => tag !== '' && weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag)
}
