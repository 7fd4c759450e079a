import { z } from 'zod'

/** Epoch milliseconds, integer, UTC. Every instant on the wire is one. */
export const instantMs = z.number().int().min(0).max(8_640_000_000_000_000)

/** A whole number of milliseconds of worked or elapsed time. */
export const durationMs = z
  .number()
  .int()
  .min(0)
  .max(366 * 86_400_000)

/**
 * Time-ordered UUID made by whoever records the fact; doubles as its idempotency key (Y1).
 * Read in lower case, so that one id is one text everywhere.
 */
export const uuid = z.uuid().toLowerCase()

/** A text that a column can hold: PostgreSQL stores no NUL, and no keyboard types one. */
export const hasNoNul = (text: string): boolean => !text.includes('\0')

/** Serial number of a project, a bid or an account. */
export const serialId = z.number().int().positive().max(2_147_483_647)

export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/)

/** ISO 4217 code; which ones the product knows is decided in `shared/money/currency.ts`. */
export const currencyCode = z.string().regex(/^[A-Z]{3}$/)

/**
 * A decimal amount as written on the wire (L3): digits with an optional point, never a float.
 * The bounds here only keep garbage out; `parseAmount` applies the currency's own rule.
 */
export const amountText = z.string().max(64)

/** Money on the wire: exact decimal text beside its currency (L3). */
export const money = z.object({ amount: amountText, currency: currencyCode })
export type MoneyDto = z.infer<typeof money>

/** IANA time zone name. */
export const timeZone = z.string().min(1).max(64)

/** A calendar day, `2026-03-29`, in a zone named beside it. */
export const isoDay = z.iso.date()
