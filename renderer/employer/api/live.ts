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

/** The last notice this browser showed, so that a reload does not tell it again (N2). */
function lastNotice(accountId: number): number {
  const parsed = z.coerce
    .number()
    .int()
    .min(0)
    .safeParse(localStorage.getItem(storageKey(accountId)))
  return parsed.success ? parsed.data : 0
}

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
  let opened = false

  const open = (): void => {
    source = new EventSource(`${PATHS.events}?lastEventId=${lastNotice(accountId)}`)
    source.onopen = () => {
      // Whatever happened while nobody listened.
      if (opened) handlers.onChange()
      opened = true
    }
    source.addEventListener('change', () => handlers.onChange())
    source.addEventListener('notice', (event) => {
      const told = parseNotice(event.data)
      if (!told || told.seq <= lastNotice(accountId)) return
      handlers.onNotice(told)
      localStorage.setItem(storageKey(accountId), String(told.seq))
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
