import { post } from '../../../../shared/ledger/balances.ts'
import { fundEntry } from '../../../../shared/ledger/entry.ts'
import { formatAmount } from '../../../../shared/money/amount.ts'
import { money } from '../../../../shared/money/money.ts'
import { HOUR_MS } from '../world.ts'
import type { Books, ModelProject } from './rules/books.ts'

/** How the two begin; amounts in cents. */
export type Start = {
  nowMs: number
  deposit: bigint
  source: { verified: boolean; limitMinor: bigint } | null
  feeBps: number
  /** The employer's. */
  zone: string
  /** The most that is billable in a week of the hourly project (T8). */
  weeklyLimitMs: number | null
}

/** The awarded hourly project's rate and the running fixed one's total, cents. */
export const TERMS = { rate: 20_000n, total: 99_997n }

/** When the fixed project was accepted. */
export const acceptedBefore = ({ nowMs }: Start): number => nowMs - HOUR_MS

/** Books of two people who share an awarded hourly project and a fixed one under way. */
export function openBooks(
  start: Start,
  ids: { employerId: number; freelancerId: number; hourly: number; fixed: number },
): Books {
  const { nowMs, deposit, source, feeBps, weeklyLimitMs } = start
  const { hourly, fixed, ...people } = ids
  const funded = post(
    new Map(),
    fundEntry({ employerId: ids.employerId, amount: money(deposit, 'USD') }),
  )
  if (!funded.ok) throw new Error(funded.error)
  const common = {
    zone: start.zone,
    ratePerHour: money(TERMS.rate, 'USD'),
    completedAtMs: null,
    billingOffAtMs: null,
  }
  const projects: ModelProject[] = [
    {
      ...common,
      id: hourly,
      type: 'hourly',
      status: 'awarded',
      total: null,
      weeklyLimitMs,
      acceptedAtMs: null,
    },
    {
      ...common,
      id: fixed,
      type: 'fixed',
      status: 'active',
      total: formatAmount(money(TERMS.total, 'USD')),
      weeklyLimitMs: null,
      acceptedAtMs: acceptedBefore(start),
    },
  ]
  return {
    ...people,
    nowMs,
    feeBps,
    source: source && { verified: source.verified, limit: money(source.limitMinor, 'USD') },
    deviceRegistered: false,
    projects: new Map(projects.map((each) => [each.id, each])),
    milestones: new Map(),
    requests: new Map(),
    intents: new Map(),
    disputes: new Map(),
    hours: new Map(),
    invoices: new Map(),
    balances: funded.value,
    fees: new Map(),
    applied: new Map(),
    sent: [],
  }
}
