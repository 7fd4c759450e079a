import type { SessionStanding } from '../../shared/contract/http.ts'
import type { Contracts } from '../../shared/tracking/contracts.ts'
import type { Elsewhere } from '../../shared/tracking/elsewhere.ts'
import type { TrackerState } from '../../shared/tracking/types.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { Api } from './api.ts'

/** What keeping an eye on sessions needs. */
export type SessionWatchPorts = {
  api: Pick<Api, 'running' | 'heard'>
  tracker: { state(): TrackerState }
  outbox: Pick<Outbox, 'queued' | 'refused'>
  contracts: { read(): Contracts }
  deviceId: string
  isSignedIn(): boolean
  nowMs(): number
  /** The marketplace has ended the session that runs here, `by` another device or by itself (T13). */
  onEnded(sessionId: string, by: string | null): void
  onChange(): void
  onBug(thrown: unknown): void
}

/** Keeps this device heard of while it tracks, and knows whether another one is (T13). */
export type SessionWatch = {
  /** The account's session on another device; null when there is none. */
  elsewhere(): Elsewhere | null
  /** Asks now: the feed has grown, or the marketplace can be reached again. */
  check(): void
  stop(): void
}

/** Often enough that a device which tracks is never taken for silent, which takes a minute (T13). */
const BEAT_MS = 20_000

/**
 * While a session runs here that the marketplace let in, says so now and then; the answer is the first
 * to know of a take-over. While one runs elsewhere, asks how long ago its device was heard of.
 */
export function createSessionWatch(ports: SessionWatchPorts): SessionWatch {
  let heard: { sessionId: string; atMs: number } | null = null
  let gone: string | null = null
  let asking = false
  let again = false

  /** The session that runs here, once its start has been taken. */
  const ownSession = (): string | null => {
    const id = ports.tracker.state().session?.id ?? null
    const waiting = [...ports.outbox.queued(), ...ports.outbox.refused().map((each) => each.record)]
    const isWaiting = waiting.some(
      (each) => each.type === 'startSession' && each.payload.sessionId === id,
    )
    return isWaiting ? null : id
  }
  const running = () => {
    const known = ports.contracts.read().running
    return known && known.deviceId !== ports.deviceId && known.sessionId !== gone ? known : null
  }
  const end = (sessionId: string, standing: SessionStanding) => {
    if (standing.state === 'running' || standing.state === 'unknown') return
    if (ports.tracker.state().session?.id !== sessionId) return
    ports.onEnded(sessionId, standing.state === 'takenOver' ? standing.deviceName : null)
  }
  const ask = async () => {
    const own = ownSession()
    if (own) {
      const answer = await ports.api.heard(own)
      if (answer.ok) end(own, answer.value)
    } else if (running()) {
      const askedAtMs = ports.nowMs()
      const answer = await ports.api.running()
      if (!answer.ok) return
      const now = answer.value
      const known = running()
      // The feed says the rest; it may be a moment behind.
      if (known && known.sessionId !== now?.sessionId) gone = known.sessionId
      heard = now && { sessionId: now.sessionId, atMs: askedAtMs - now.heardAgoMs }
      ports.onChange()
    }
  }
  const check = async () => {
    again = true
    if (asking) return
    asking = true
    try {
      while (again && ports.isSignedIn()) {
        again = false
        await ask()
      }
    } finally {
      asking = false
    }
  }
  const safely = () => void check().catch(ports.onBug)
  const timer = setInterval(safely, BEAT_MS)
  return {
    elsewhere() {
      const known = running()
      if (!known) return null
      const { sessionId } = known
      const heardAtMs = heard?.sessionId === sessionId ? Math.max(0, heard.atMs) : null
      return { ...known, heardAtMs }
    },
    check: safely,
    stop: () => clearInterval(timer),
  }
}
