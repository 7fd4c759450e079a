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

/** Who asks: an account that the sign-in has proven. */
export type Caller = { accountId: number; role: Role }
