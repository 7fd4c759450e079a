import type { Role } from '../../shared/contract/entities.ts'
import type { CurrencyCode } from '../../shared/money/currency.ts'

/** Everyone's password in the sandbox, which holds nothing worth protecting. */
export const SANDBOX_PASSWORD = 'milepost-sandbox'

type Person = { key: string; role: Role; name: string; email: string; zone: string }

/**
 * The people, in the order of their numbers. The second pair has nothing to do with the first; the
 * arbiter belongs to no project.
 */
export const PEOPLE: readonly Person[] = [
  {
    key: 'amelia',
    role: 'employer',
    name: 'Amelia Hartmann',
    email: 'amelia.hartmann@example.com',
    zone: 'America/New_York',
  },
  {
    key: 'tiago',
    role: 'freelancer',
    name: 'Tiago Figueiredo',
    email: 'tiago.figueiredo@example.com',
    zone: 'Europe/Lisbon',
  },
  {
    key: 'kenji',
    role: 'employer',
    name: 'Kenji Watanabe',
    email: 'kenji.watanabe@example.com',
    zone: 'Asia/Tokyo',
  },
  {
    key: 'nadia',
    role: 'freelancer',
    name: 'Nadia Rahman',
    email: 'nadia.rahman@example.com',
    zone: 'Asia/Kuala_Lumpur',
  },
  {
    key: 'ingrid',
    role: 'arbiter',
    name: 'Ingrid Solberg',
    email: 'ingrid.solberg@example.com',
    zone: 'Europe/Oslo',
  },
]

/** What employers paid in, minor units. */
export const DEPOSITS: readonly { to: string; minor: bigint; currency: CurrencyCode }[] = [
  { to: 'amelia', minor: 500_000n, currency: 'USD' },
  { to: 'amelia', minor: 400_000n, currency: 'JPY' },
  { to: 'kenji', minor: 250_000n, currency: 'USD' },
]

/** How employers pay beyond their balance, and at most how much at once. */
export const SOURCES: readonly {
  of: string
  label: string
  limits: readonly { currency: CurrencyCode; minor: bigint }[]
}[] = [
  {
    of: 'amelia',
    label: 'Visa ending 4242',
    limits: [
      { currency: 'USD', minor: 2_000_000n },
      { currency: 'JPY', minor: 2_000_000n },
    ],
  },
]

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

type Terms =
  | { type: 'hourly'; ratePerHour: bigint; weeklyLimitMs: number }
  | { type: 'fixed'; total: bigint }

type SandboxProject = {
  employer: string
  freelancer: string
  title: string
  description: string
  currency: CurrencyCode
  terms: Terms
  /** How long before the first start these happened; left out when they have not. */
  acceptedAgoMs?: number
  completedAgoMs?: number
}

/** The projects, in the order of their numbers. One title has forty characters. */
export const PROJECTS: readonly SandboxProject[] = [
  {
    employer: 'amelia',
    freelancer: 'tiago',
    title: 'Checkout redesign for Hartmann Outdoor',
    description: 'New checkout of the web shop: fewer steps, guest orders, and a clear summary.',
    currency: 'USD',
    terms: { type: 'hourly', ratePerHour: 4_000n, weeklyLimitMs: 40 * HOUR_MS },
    acceptedAgoMs: 21 * DAY_MS,
  },
  {
    employer: 'amelia',
    freelancer: 'tiago',
    title: 'Accessibility audit of the loyalty pages',
    description: 'Go through the loyalty pages with a keyboard and a screen reader, and report.',
    currency: 'USD',
    terms: { type: 'hourly', ratePerHour: 4_500n, weeklyLimitMs: 10 * HOUR_MS },
  },
  {
    employer: 'amelia',
    freelancer: 'tiago',
    title: 'Packaging artwork for the Tokyo launch',
    description: 'Print-ready artwork of twelve boxes, in Japanese and English.',
    currency: 'JPY',
    terms: { type: 'fixed', total: 150_000n },
    acceptedAgoMs: 9 * DAY_MS,
  },
  {
    employer: 'amelia',
    freelancer: 'tiago',
    title: 'Autumn newsletter templates',
    description: 'Six templates that look right in every mail program.',
    currency: 'USD',
    terms: { type: 'hourly', ratePerHour: 3_800n, weeklyLimitMs: 20 * HOUR_MS },
    acceptedAgoMs: 90 * DAY_MS,
    completedAgoMs: 30 * DAY_MS,
  },
  {
    employer: 'kenji',
    freelancer: 'nadia',
    title: 'Inventory app, second phase',
    description: 'Scanning, stock counts and a weekly report.',
    currency: 'USD',
    terms: { type: 'hourly', ratePerHour: 3_500n, weeklyLimitMs: 30 * HOUR_MS },
    acceptedAgoMs: 14 * DAY_MS,
  },
]
