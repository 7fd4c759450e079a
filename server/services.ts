import type { Role } from '../shared/contract/entities.ts'
import type { Clock } from './clock.ts'
import type { Db } from './db/db.ts'

/** What every service works with. */
export type Services = {
  db: Db
  clock: Clock
  /** The marketplace's share of what is released or paid, basis points (L5). */
  feeBps: number
  /** Told of a bug that was turned into an `internal` failure, so that it gets into the log. */
  onUnexpected?: (error: unknown, correlationId: string) => void
}

/**
 * How whoever asks has proven who they are: by the app's token (A2), by a password some time ago, or by
 * one that was given moments ago (A4).
 */
export type Proof = 'app' | 'password' | 'recentPassword'

/** Who asks: an account that the sign-in has proven. */
export type Caller = { accountId: number; role: Role; proof: Proof }
