import type { AppNotice } from '../../shared/contract/ipc.ts'

/** Where the app reports to when nobody said otherwise: a marketplace on this computer. */
export const DEFAULT_SERVER = 'http://127.0.0.1:8080'

/**
 * Where this start reports to: what it was told, else what the last one used. What lies in a file is
 * taken for no more than any input is; `refused` says that it could not be used.
 */
export function chooseServer(
  told: string | null,
  remembered: string | null,
): { server: string; refused: boolean } {
  if (told !== null) return { server: told, refused: false }
  const server = remembered === null ? null : parseServer(remembered)
  return { server: server ?? DEFAULT_SERVER, refused: remembered !== null && server === null }
}

/** What the person hears when the address in their settings was refused. */
export const serverRefusedNotice = (server: string, atMs: number): AppNotice => ({
  id: 'serverRefused',
  kind: 'serverRefused',
  atMs,
  server,
})

/**
 * The origin of a marketplace, or null when the address must not be used: a token travels with
 * every request, so only https will do, or http to this very computer.
 */
export function parseServer(address: string): string | null {
  // The parser of addresses would pass over control characters.
  if (/\p{Cc}/u.test(address) || !URL.canParse(address)) return null
  const url = new URL(address)
  const loopback = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) return null
  return url.username || url.password ? null : url.origin
}
