import type { ApiFault } from '../../shared/client/api-fault.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { AccountKeeper } from '../account/account.ts'
import type { Owner } from '../outbox/record.ts'
import type { Api } from './api.ts'

/** Somebody who is signed in. */
export type SignedIn = {
  owner: Owner
  /** Whether token and account are still the ones that were identified. */
  isCurrent(): boolean
}

/** What learning who is signed in needs. */
export type IntroductionPorts = {
  api: Pick<Api, 'me'>
  account: AccountKeeper
  /** Announces this device, once an account (P8). */
  announceDevice(): Promise<void>
  signal: AbortSignal
  onIdentified(): void
}

/** Something changed under a round's feet: it ends, and the next one sees what is so now. */
export const OVERTAKEN: ApiFault = { kind: 'failed' }

/**
 * Learns, once a token, whose it is. Both loops need it; one asks for both. A token that is taken
 * meanwhile is asked about separately, so no account is ever identified under another one's token.
 */
export function createIntroduction(ports: IntroductionPorts): {
  identify(): Promise<Result<SignedIn, ApiFault>>
  /** Asks again next time: the marketplace may not know this device (Y7). */
  forget(): void
} {
  const { api, account } = ports
  let knownToken: string | null = null
  let asking: { token: string; ended: Promise<ApiFault | null> } | null = null

  const introduce = async (token: string): Promise<ApiFault | null> => {
    const answer = await api.me(ports.signal)
    if (account.token() !== token) return OVERTAKEN
    if (!answer.ok) return answer.error
    knownToken = null
    account.takeAccount(answer.value)
    account.keepToken()
    if (!account.isAnnounced()) {
      await ports.announceDevice()
      if (account.token() !== token) return OVERTAKEN
      account.markAnnounced()
    }
    knownToken = token
    ports.onIdentified()
    return null
  }
  const ensureKnown = async (token: string): Promise<ApiFault | null> => {
    if (knownToken === token) return null
    if (asking?.token === token) return asking.ended
    const own = { token, ended: introduce(token) }
    asking = own
    try {
      return await own.ended
    } finally {
      if (asking === own) asking = null
    }
  }
  return {
    async identify() {
      const token = account.token()
      if (token === null) return err({ kind: 'signedOut' })
      const fault = await ensureKnown(token)
      if (fault) return err(fault)
      const owner = account.owner()
      const isCurrent = () => account.token() === token && account.owner() === owner
      return knownToken === token && isCurrent() ? ok({ owner, isCurrent }) : err(OVERTAKEN)
    },
    forget() {
      knownToken = null
    },
  }
}
