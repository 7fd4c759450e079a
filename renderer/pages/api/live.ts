import { z } from 'zod'
import { type Notice, notice } from '../../../shared/contract/feed.ts'
import { PATHS } from '../../../shared/contract/http.ts'

/** What the event stream tells the pages. */
export type LiveHandlers = {
  /** Something of this account changed: what is on screen is old. */
  onChange: () => void
  /** Worth telling the person; each comes once to this browser. */
  onNotice: (notice: Notice) => void
  /** The stream broke for good, most often because the session ended. */
  onLost: () => void
}

const REOPEN_AFTER_MS = 5_000

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

function parseNotice(data: unknown): Notice | null {
  try {
    const parsed = notice.safeParse(JSON.parse(String(data)))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** Listens until the returned function is called. Losing the stream costs latency, never data. */
export function listen(accountId: number, handlers: LiveHandlers): () => void {
  let source: EventSource | null = null
  let timer: number | undefined
  // In a browser that is new here everything up to the first poke is history, not news.
  let isHistory = lastNotice(accountId) === null

  const open = (): void => {
    source = new EventSource(`${PATHS.events}?lastEventId=${lastNotice(accountId) ?? 0}`)
    // Comes with every connection too, so what was missed while nobody listened is read anew.
    source.addEventListener('change', () => {
      if (isHistory) keepLastNotice(accountId, lastNotice(accountId) ?? 0)
      isHistory = false
      handlers.onChange()
    })
    source.addEventListener('notice', (event) => {
      const told = parseNotice(event.data)
      if (!told || told.seq <= (lastNotice(accountId) ?? 0)) return
      if (!isHistory) handlers.onNotice(told)
      keepLastNotice(accountId, told.seq)
    })
    source.onerror = () => {
      if (source?.readyState !== EventSource.CLOSED) return
      handlers.onLost()
      timer = window.setTimeout(open, REOPEN_AFTER_MS)
    }
  }
  open()
  return () => {
    window.clearTimeout(timer)
    source?.close()
  }
}
