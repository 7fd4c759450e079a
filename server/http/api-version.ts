import type { IncomingHttpHeaders } from 'node:http'
import { API_VERSION_HEADER } from '../../shared/contract/http.ts'

/** The oldest version of the API that this marketplace still understands. */
const OLDEST_UNDERSTOOD = 1

/**
 * True when a client names a version that is no longer understood (Y5). A newer client is let in:
 * it knows what an older marketplace cannot do, and a client that names none is anyone's script.
 */
export function isOutdated(headers: IncomingHttpHeaders, oldest = OLDEST_UNDERSTOOD): boolean {
  const named = headers[API_VERSION_HEADER]
  return typeof named === 'string' && /^\d{1,6}$/.test(named) && Number(named) < oldest
}
