import type { Auth } from '../auth/auth.ts'
import type { Guesses } from '../auth/guesses.ts'
import type { KnownVisitors } from '../auth/known-visitors.ts'
import type { SecretHashes } from '../auth/secret-hashes.ts'
import type { Services } from '../services.ts'
import type { EventStreams } from './event-streams.ts'

/** Tells, without saying what, that an account's feed has grown. */
export type Pokes = { subscribe(accountId: number, onPoke: () => void): () => void }

/** What every route works with. */
export type AppContext = {
  services: Services
  auth: Auth
  /** What is looked up of sessions and device codes is looked up by hashes (A3). */
  hashes: SecretHashes
  /** Attempts at passwords, and who makes them. */
  guesses: Guesses
  known: KnownVisitors
  pokes: Pokes
  streams: EventStreams
  publicUrl: string | null
}
