import type { MoneyDto } from '../../shared/contract/primitives.ts'
import type { Money } from '../../shared/money/money.ts'
import type { Language } from '../../shared/words/languages.ts'
import { createWords, type Words } from '../../shared/words/words.ts'

let chosen: Words | null = null

/** The words of this window. Their language is chosen once, before anything is drawn. */
export const words = (): Words => {
  chosen ??= createWords('en')
  return chosen
}

/** Chooses the language of this window, for its sentences and for how it writes values. */
export function chooseWords(language: Language): Words {
  chosen = createWords(language)
  document.documentElement.lang = language
  return chosen
}

/** Wire money as people read it: `USD 1,234.50`. */
export const amountLabel = (wire: MoneyDto): string => words().amount(wire)

/** The same, of money that was computed here. */
export const moneyLabel = (amount: Money): string => words().money(amount)

/** A length in words: `7 h 40 min`. */
export const durationText = (ms: number): string => words().duration(ms)

/** An instant in a zone: `22 Nov 2026, 14:05`. */
export const dateTimeText = (atMs: number, zone: string): string => words().dateTime(atMs, zone)

/** An instant with its weekday, in a zone: `Wed, 2 Dec 2026, 00:00`. */
export const zonedText = (atMs: number, zone: string): string => words().weekdayTime(atMs, zone)

/** The time of day: `14:05`. */
export const clockText = (atMs: number, zone: string): string => words().clock(atMs, zone)

/** A calendar day, `2026-11-22`, in short: `Sun 22 Nov`. */
export const dayShortText = (isoDay: string): string => words().dayShort(isoDay)

/** A calendar day, `2026-11-22`, as `Sunday 22 November 2026`. */
export const dayText = (isoDay: string): string => words().day(isoDay)

/** The month of a calendar day: `November 2026`. */
export const monthText = (isoDay: string): string => words().month(isoDay)

/** A billing week by its first and last day: `16 Nov – 22 Nov 2026`. Its end is exclusive. */
export const weekText = (week: { startMs: number; endMs: number }, zone: string): string =>
  words().week(week, zone)
