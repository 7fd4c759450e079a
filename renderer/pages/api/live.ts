import { z } from 'zod'
import type { ApiFault } from '../../../shared/client/api-fault.ts'
import { backoffMs } from '../../../shared/client/backoff.ts'
import { followEvents } from '../../../shared/client/event-stream.ts'
import type { Notice } from '../../../shared/contract/feed.ts'
import { requests } from './http.ts'

/** What the event stream tells the pages. */
export type LiveHandlers = {
  /** Something of this account changed: what is on screen is old. */
  onChange: () => void
  /** Worth telling the person; each comes once to this browser. */
  onNotice: (notice: Notice) => void
  /** The stream was refused, most often because the session ended. */
  onLost: () => void
}

const storageKey = (accountId: number): string => `milepost.lastNotice.${accountId}`

const seq = z.coerce.number().int().min(0)

/** The last notice this browser saw, so that a reload does not tell it again (N2). */
function lastNotice(accountId: number): number | null {
  const stored = localStorage.getItem(storageKey(accountId))
  const parsed = seq.safeParse(stored)
  return stored !== null && parsed.success ? parsed.data : null
}

const keepLastNotice = (accountId: number, last: number): void =>
  localStorage.setItem(storageKey(accountId), String(last))

function alarm(afterMs: number, ring: () => void): () => void {
  const timer = setTimeout(ring, afterMs)
  return () => clearTimeout(timer)
}

/** Listens until the returned function is called. Losing the stream costs latency, never data. */
export function listen(accountId: number, handlers: LiveHandlers): () => void {
  let line = new AbortController()
  let stopWaiting = () => {}
  let stopped = false
  let failures = 0
  // In a browser that is new here everything up to the first poke is history, not news.
  let isHistory = lastNotice(accountId) === null

  const follow = (): Promise<ApiFault> => {
    line = new AbortController()
    return followEvents({
      events: requests.events,
      lastSeq: () => lastNotice(accountId) ?? 0,
      line,
      alarm,
      onOpen() {
        failures = 0
      },
      onHello() {},
      // Comes with every connection too, so what was missed while nobody listened is read again.
      onChange() {
        if (isHistory) keepLastNotice(accountId, lastNotice(accountId) ?? 0)
        isHistory = false
        handlers.onChange()
      },
      onNotice(told) {
        if (told.seq <= (lastNotice(accountId) ?? 0)) return
        if (!isHistory) handlers.onNotice(told)
        keepLastNotice(accountId, told.seq)
      },
    })
  }
  const open = async (): Promise<void> => {
    const fault = await follow()
    if (stopped) return
    if (fault.kind !== 'offline') handlers.onLost()
    failures += 1
    const retryAfterMs = fault.kind === 'busy' ? fault.retryAfterMs : null
    const waitMs = backoffMs(failures, Math.random(), retryAfterMs)
    stopWaiting = alarm(waitMs, () => void open())
  }
  void open()
  return () => {
    stopped = true
    stopWaiting()
    line.abort()
  }
}
