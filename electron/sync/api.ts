import type { Requests } from '../../shared/client/requests.ts'
import type { Answered, CutOff } from '../../shared/client/transport.ts'
import type { Command, CommandResult } from '../../shared/contract/commands.ts'
import type { Account, HeardSession } from '../../shared/contract/entities.ts'
import type { ChangesPage } from '../../shared/contract/feed.ts'
import type { SessionStanding } from '../../shared/contract/http.ts'

/** A device authorization that the person is to confirm in the browser (RFC 8628). */
export type DeviceCode = {
  deviceCode: string
  userCode: string
  verificationUrl: string
  expiresInMs: number
  intervalMs: number
}

/** What a poll for the token says. */
export type TokenPoll =
  | { state: 'granted'; token: string }
  | { state: 'pending' }
  | { state: 'slowDown' }
  | { state: 'ended' }

/** The marketplace, as far as the app uses it. Nothing rejects but by a bug; a request
 * that is cut off by its signal was not answered. */
export type Api = {
  push(commands: readonly Command[], signal: CutOff): Answered<CommandResult[]>
  pull(since: number, signal?: CutOff): Answered<ChangesPage>
  me(signal: CutOff): Answered<Account>
  /** The account's running session, wherever it runs (T13). */
  running(): Answered<HeardSession | null>
  /** This device still tracks a session: where does it stand? */
  heard(sessionId: string): Answered<SessionStanding>
  putPicture(captureId: string, display: number, webp: Uint8Array, signal: CutOff): Answered<null>
  getPicture(captureId: string, display: number): Answered<Uint8Array<ArrayBuffer>>
  events: Requests['events']
  /** Asks for a code; the person sees by the computer's name whose app it lets in. */
  requestDeviceCode(computer: string): Answered<DeviceCode>
  pollForToken(deviceCode: string): Answered<TokenPoll>
  signOut(): Answered<null>
}
