import type { TFunction } from 'i18next'
import type { MoneyDto } from '../contract/primitives.ts'
import { displayMoney, parseDecimal } from '../money/amount.ts'
import { isCurrencyCode } from '../money/currency.ts'
import type { Money } from '../money/money.ts'

/** How values are written in a language. Instants are ms since the epoch, zones IANA names. */
export type Formats = {
  /** `USD 1,234.50`. What cannot be read (a newer currency) stays as it came, never guessed. */
  amount(wire: MoneyDto): string
  /** The same, of money that was computed here. */
  money(amount: Money): string
  /** `7 h 40 min`, `40 min`, `under 1 min`; cut down, never rounded up. */
  duration(ms: number): string
  /** A length that grows while it is read: `42 s`, `12 min`, `7 h 05 min`. */
  elapsed(ms: number): string
  /** `22 Nov 2026, 14:05`. */
  dateTime(atMs: number, zone: string): string
  /** With its weekday, for what hangs on the day: `Wed, 2 Dec 2026, 00:00`. */
  weekdayTime(atMs: number, zone: string): string
  /** `14:05`. */
  clock(atMs: number, zone: string): string
  /** A calendar day, `2026-11-22`, as `Sun 22 Nov`. */
  dayShort(isoDay: string): string
  /** A calendar day, `2026-11-22`, as `Sunday 22 November 2026`. */
  day(isoDay: string): string
  /** A billing week by its first and last day: `16 Nov – 22 Nov 2026`. Its end is exclusive. */
  week(week: { startMs: number; endMs: number }, zone: string): string
  /** The month of a calendar day, as `November 2026`. */
  month(isoDay: string): string
}

/** Writes values as `numbers` and `dates`, two BCP 47 tags, do. */
export function createFormats(
  { numbers, dates }: { numbers: string; dates: string },
  t: TFunction<'words'>,
): Formats {
  const date = (options: Intl.DateTimeFormatOptions, at: number, locale = dates) =>
    new Intl.DateTimeFormat(locale, options).format(at)
  const utc = (isoDay: string) => Date.parse(`${isoDay}T00:00:00Z`)
  const time = { hour: '2-digit', minute: '2-digit' } as const
  const dayAndMonth = { day: 'numeric', month: 'short' } as const
  const money = (amount: Money) => displayMoney(amount, numbers)
  return {
    money,
    amount({ amount, currency }) {
      const read = isCurrencyCode(currency) ? parseDecimal(amount, currency) : null
      return read?.ok ? money(read.value) : `${currency} ${amount}`
    },
    duration(ms) {
      const { hours, minutes, seconds } = parts(ms)
      if (hours > 0 && minutes > 0) return t('durations.hoursMinutes', { hours, minutes })
      if (hours > 0) return t('durations.hours', { hours })
      const under = minutes === 0 && seconds > 0
      return under ? t('durations.underMinute') : t('durations.minutes', { minutes })
    },
    elapsed(ms) {
      const { hours, minutes, seconds } = parts(ms)
      if (hours > 0) {
        return t('durations.hoursMinutes', { hours, minutes: String(minutes).padStart(2, '0') })
      }
      return minutes > 0 ? t('durations.minutes', { minutes }) : t('durations.seconds', { seconds })
    },
    dateTime: (atMs, timeZone) =>
      date({ timeZone, ...dayAndMonth, year: 'numeric', ...time }, atMs),
    weekdayTime: (atMs, timeZone) =>
      date({ timeZone, weekday: 'short', ...dayAndMonth, year: 'numeric', ...time }, atMs),
    clock: (atMs, timeZone) => date({ timeZone, ...time }, atMs),
    dayShort: (isoDay) => date({ weekday: 'short', ...dayAndMonth, timeZone: 'UTC' }, utc(isoDay)),
    day: (isoDay) => date({ dateStyle: 'full', timeZone: 'UTC' }, utc(isoDay)),
    week: ({ startMs, endMs }, timeZone) =>
      `${date({ timeZone, ...dayAndMonth }, startMs)} – ${date({ timeZone, ...dayAndMonth, year: 'numeric' }, endMs - 1)}`,
    month: (isoDay) =>
      date({ month: 'long', year: 'numeric', timeZone: 'UTC' }, utc(isoDay), numbers),
  }
}

/** Whole hours, minutes and seconds of a length, cut down, never rounded up. */
function parts(ms: number) {
  const seconds = Math.floor(Math.max(0, ms) / 1000)
  return {
    hours: Math.floor(seconds / 3600),
    minutes: Math.floor(seconds / 60) % 60,
    seconds: seconds % 60,
  }
}
