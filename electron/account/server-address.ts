/** Where the app reports to when nobody said otherwise: a marketplace on this computer. */
export const DEFAULT_SERVER = 'http://127.0.0.1:8080'

/**
 * The origin of a marketplace, or null when the address must not be used: a token travels with
 * every request, so only https will do, or http to this very computer.
 */
export function parseServer(address: string): string | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  const loopback = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) return null
  return url.username || url.password ? null : url.origin
}
