import { z } from 'zod'
import { CURRENCIES, type CurrencyCode } from '../../shared/money/currency.ts'
import { ok } from '../../shared/result.ts'
import { PROJECTS } from './addresses.ts'
import { theirRoute } from './route.ts'

/** Freelancer.com's numbers where they are known, and some of our own; none ever changes. */
const KNOWN: Partial<Record<CurrencyCode, { id: number; country: string }>> = {
  USD: { id: 1, country: 'US' },
  NZD: { id: 2, country: 'NZ' },
  AUD: { id: 3, country: 'AU' },
  GBP: { id: 4, country: 'UK' },
  HKD: { id: 5, country: 'HK' },
  SGD: { id: 6, country: 'SG' },
  EUR: { id: 8, country: 'EU' },
  CAD: { id: 9, country: 'CA' },
  INR: { id: 11, country: 'IN' },
  MYR: { id: 1001, country: 'MY' },
  PHP: { id: 1002, country: 'PH' },
  BRL: { id: 1003, country: 'BR' },
  CHF: { id: 1004, country: 'CH' },
  MXN: { id: 1005, country: 'MX' },
  PLN: { id: 1006, country: 'PL' },
  SEK: { id: 1007, country: 'SE' },
  ZAR: { id: 1008, country: 'ZA' },
  JPY: { id: 1009, country: 'JP' },
  KRW: { id: 1010, country: 'KR' },
  KWD: { id: 1011, country: 'KW' },
}

/** The number and country of a currency. A number made from its letters never changes either. */
function idOf(code: CurrencyCode): { id: number; country: string } {
  const number = [...code].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 65, 0)
  return KNOWN[code] ?? { id: 10_000 + number, country: code.slice(0, 2) }
}

/** A currency on their wire. We exchange nothing, so only the dollar has a rate to the dollar. */
export const wireCurrency = z.object({
  id: z.number().int(),
  code: z.string(),
  sign: z.string(),
  name: z.string(),
  exchange_rate: z.number().nullable(),
  country: z.string(),
})

const names = new Intl.DisplayNames('en', { type: 'currency' })

function signOf(currency: CurrencyCode): string {
  const format = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const
  const parts = new Intl.NumberFormat('en', format).formatToParts(0)
  return parts.find(({ type }) => type === 'currency')?.value ?? currency
}

/** A currency of ours as their wire has it. */
export const currencyOf = (code: CurrencyCode): z.infer<typeof wireCurrency> => ({
  ...idOf(code),
  code,
  sign: signOf(code),
  name: names.of(code) ?? code,
  exchange_rate: code === 'USD' ? 1 : null,
})

/** The currency that a client means, by its number or else by its code; null for none of ours. */
export const currencyNamed = (named: {
  id?: number | undefined
  code?: string | undefined
}): CurrencyCode | null =>
  CURRENCIES.find((code) => idOf(code).id === named.id || code === named.code?.toUpperCase()) ??
  null

export const currencyRoutes = [
  theirRoute({
    method: 'GET',
    url: `${PROJECTS}currencies/`,
    summary: 'The currencies that the marketplace deals in.',
    result: z.object({ currencies: z.array(wireCurrency) }),
    handle: async () => ok({ currencies: CURRENCIES.map(currencyOf) }),
  }),
]
