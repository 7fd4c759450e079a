import { parseArgs } from 'node:util'
import { WHOLE_BPS } from '../shared/ledger/fee.ts'
import { err, ok, type Result } from '../shared/result.ts'

/** How the marketplace was asked to run. */
export type ServerOptions = {
  /** 0 takes any free port. */
  port: number
  host: string
  dataDir: string
  sandbox: boolean
  /** Where people reach it, when that is not the address it listens on. */
  publicUrl: string | null
  /** The marketplace's share of what is released or paid, basis points (L5). */
  feeBps: number
}

export const USAGE =
  'Usage: npm run -s server -- --port N --data DIR [--sandbox] [--host ADDRESS] [--public-url URL] [--fee-bps N]'

/** Reads the command line; a refusal is one sentence for the person who typed it. */
export function parseOptions(argv: string[]): Result<ServerOptions, string> {
  let values: Partial<Record<string, string | boolean>>
  try {
    values = parseArgs({
      args: argv,
      strict: true,
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        host: { type: 'string', default: '127.0.0.1' },
        sandbox: { type: 'boolean', default: false },
        'public-url': { type: 'string' },
        'fee-bps': { type: 'string', default: '0' },
      },
    }).values
  } catch (error) {
    // The first sentence of Node's own says which flag; the rest is advice for programmers.
    return err(`${String((error as Error).message).split(/\. |\n/)[0]}. ${USAGE}`)
  }
  const { port, data, host, sandbox, 'public-url': publicUrl, 'fee-bps': feeBps } = values
  if (typeof port !== 'string') return err(`--port is missing. ${USAGE}`)
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    return err(`--port must be a number from 0 to 65535, not "${port}".`)
  }
  if (typeof data !== 'string' || data === '') return err(`--data is missing. ${USAGE}`)
  if (typeof publicUrl === 'string' && !isWebOrigin(publicUrl)) {
    return err(`--public-url must be like https://milepost.example, not "${publicUrl}".`)
  }
  const address = typeof publicUrl === 'string' ? new URL(publicUrl) : null
  const isPublic = address !== null && !isLoopback(address.hostname)
  if (isPublic && address.protocol === 'http:') {
    return err(
      `--public-url must begin with https://, not "${publicUrl}": without it others on the way read passwords.`,
    )
  }
  if (sandbox && (isPublic || !isLoopback(String(host)))) {
    return err(
      `--sandbox is for this machine only, because everyone knows its passwords; leave out ${isPublic ? '--public-url' : '--host'}, or --sandbox.`,
    )
  }
  if (!/^\d{1,5}$/.test(String(feeBps)) || Number(feeBps) > WHOLE_BPS) {
    return err(
      `--fee-bps must be a whole number from 0 to ${WHOLE_BPS} (hundredths of a percent), not "${feeBps}".`,
    )
  }
  return ok({
    port: Number(port),
    host: String(host),
    dataDir: data,
    sandbox: sandbox === true,
    publicUrl: address?.origin ?? null,
    feeBps: Number(feeBps),
  })
}

/** Whether an address can only be reached from this machine. */
const isLoopback = (host: string): boolean =>
  /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/.test(host.toLowerCase())

function isWebOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, pathname, search } = new URL(text)
  return /^https?:$/.test(protocol) && pathname === '/' && search === ''
}
