import { err, ok, type Result } from '../../shared/result.ts'
import type { AccountKeeper } from '../account/account.ts'
import type { Owner } from '../outbox/record.ts'
import type { Api } from './api.ts'
import type { ApiFault } from './api-fault.ts'

/** Somebody who is signed in. */
export type Guest = {
  owner: Owner
  /** Whether token and account are still the ones that were met. */
  isHere(): boolean
}

/** What learning who is signed in needs. */
export type IntroductionPorts = {
  api: Pick<Api, 'me'>
  account: AccountKeeper
  /** Announces this device, once an account (P8). */
  announceDevice(): Promise<void>
  signal: AbortSignal
  onMet(): void
}

/** Something changed under a round's feet: it ends, and the next one sees what is so now. */
export const OVERTAKEN: ApiFault = { kind: 'failed' }

/**
 * Learns, once a token, whose it is. Both loops need it; one asks for both. A token that is taken
 * meanwhile is asked about by itself, so that no account is ever met under another one's token.
 */
export function createIntroduction(ports: IntroductionPorts): {
  meet(): Promise<Result<Guest, ApiFault>>
  /** The next meeting begins from nothing: the marketplace may not know this device (Y7). */
  forget(): void
} {
  const { api, account } = ports
  let metToken: string | null = null
  let meeting: { token: string; ended: Promise<ApiFault | null> } | null = null

  const introduce = async (token: string): Promise<ApiFault | null> => {
    const answer = await api.me(ports.signal)
    if (account.token() !== token) return OVERTAKEN
    if (!answer.ok) return answer.error
    metToken = null
    account.takeAccount(answer.value)
    if (!account.isAnnounced()) {
      await ports.announceDevice()
      if (account.token() !== token) return OVERTAKEN
      account.markAnnounced()
    }
    metToken = token
    ports.onMet()
    return null
  }
  const ensureMet = async (token: string): Promise<ApiFault | null> => {
    if (metToken === token) return null
    if (meeting?.token === token) return meeting.ended
    const own = { token, ended: introduce(token) }
    meeting = own
    try {
      return await own.ended
    } finally {
      if (meeting === own) meeting = null
    }
  }
  return {
    async meet() {
      const token = account.token()
      if (token === null) return err({ kind: 'signedOut' })
      const fault = await ensureMet(token)
      if (fault) return err(fault)
      const owner = account.owner()
      const isHere = () => account.token() === token && account.owner() === owner
      return metToken === token && isHere() ? ok({ owner, isHere }) : err(OVERTAKEN)
    },
    forget() {
      metToken = null
    },
  }
}
