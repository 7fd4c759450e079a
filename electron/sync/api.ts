import type { Command, CommandResult } from '../../shared/contract/commands.ts'
import type { Account } from '../../shared/contract/entities.ts'
import type { ChangesPage } from '../../shared/contract/feed.ts'
import type { Result } from '../../shared/result.ts'
import type { ApiFault } from './api-fault.ts'

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

/** An answer of the marketplace, or what stood in its way. */
export type Answered<T> = Promise<Result<T, ApiFault>>

/** The marketplace, as far as the app uses it. Nothing rejects but by a bug; a request
 * that is cut off by its signal was not answered. */
export type Api = {
  push(commands: readonly Command[], signal: AbortSignal): Answered<CommandResult[]>
  pull(since: number): Answered<ChangesPage>
  me(signal: AbortSignal): Answered<Account>
  putPicture(
    captureId: string,
    display: number,
    webp: Uint8Array,
    signal: AbortSignal,
  ): Answered<null>
  getPicture(captureId: string, display: number): Answered<Uint8Array<ArrayBuffer>>
  /** Text of the event stream, as it comes; it ends when the connection does. */
  events(afterSeq: number, signal: AbortSignal): Answered<AsyncIterable<string>>
  requestDeviceCode(): Answered<DeviceCode>
  pollForToken(deviceCode: string): Answered<TokenPoll>
  signOut(): Answered<null>
}
