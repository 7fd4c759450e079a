/**
 * The currencies of ISO 4217 in which people are paid, with the digits of their minor unit (L3). Metals,
 * units of account and funds are left out. Those that are used most come first.
 */
const BY_DIGITS = [
  [2, 'USD EUR GBP AUD CAD NZD SGD HKD INR MYR PHP BRL CHF MXN PLN SEK ZAR'],
  [0, 'JPY KRW'],
  [3, 'KWD'],
  [2, 'AED AFN ALL AMD AOA ARS AWG AZN BAM BBD BDT BMD BND BOB BSD BTN BWP BYN BZD CDF CNY COP'],
  [2, 'CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB FJD FKP GEL GHS GIP GMD GTQ GYD HNL HTG HUF IDR'],
  [2, 'ILS IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU'],
  [2, 'MUR MVR MWK MZN NAD NGN NIO NOK NPR PAB PEN PGK PKR QAR RON RSD RUB SAR SBD SCR SDG SHP'],
  [2, 'SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH UYU UZS VED VES WST'],
  [2, 'XCD XCG YER ZMW ZWG'],
  [0, 'BIF CLP DJF GNF ISK KMF PYG RWF UGX VND VUV XAF XOF XPF'],
  [3, 'BHD IQD JOD LYD OMR TND'],
] as const

type Words<Text, Found = never> = Text extends `${infer Word} ${infer Rest}`
  ? Words<Rest, Found | Word>
  : Found | Text

/** A currency the marketplace knows. */
export type CurrencyCode = Words<(typeof BY_DIGITS)[number][1]>

const MINOR_DIGITS: ReadonlyMap<string, number> = new Map(
  BY_DIGITS.flatMap(([digits, codes]) => codes.split(' ').map((code) => [code, digits] as const)),
)

/** Every known currency, in the order lists show them. */
export const CURRENCIES = [...MINOR_DIGITS.keys()] as [CurrencyCode, ...CurrencyCode[]]

/** Digits after the point of a currency: JPY 0, USD 2, KWD 3 (L3). Throws for what is no currency here. */
export function minorDigits(code: CurrencyCode): number {
  const digits = MINOR_DIGITS.get(code)
  if (digits === undefined) throw new RangeError(`not a currency: ${code}`)
  return digits
}

/** Narrows text from outside to a known currency. */
export const isCurrencyCode = (text: string): text is CurrencyCode => MINOR_DIGITS.has(text)
