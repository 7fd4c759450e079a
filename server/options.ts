import { isIP } from 'node:net'
import { parseArgs } from 'node:util'
import { WHOLE_BPS } from '../shared/ledger/fee.ts'
import { err, ok, type Result } from '../shared/result.ts'
import { unclearFlag, withUsage } from './command-line.ts'
import type { Line } from './line.ts'

/** How the marketplace was asked to run. */
export type ServerOptions = {
  /** 0 takes any free port. */
  port: number
  host: string
  dataDir: string
  sandbox: boolean
  /** Where people reach it, when that is not the address it listens on. */
  publicUrl: string | null
  /** The proxies before it, whose word on a caller's address is taken: addresses and networks. */
  trustedProxies: string[]
  /** Without limits on how much an account may send, for measurements on one's own machine. */
  withoutLimits: boolean
  /** The marketplace's share of what is released or paid, basis points (L5). */
  feeBps: number
}

const COMMAND =
  'npm run -s server -- --port N --data DIR [--sandbox] [--host ADDRESS] [--public-url URL] [--trusted-proxies LIST] [--fee-bps N] [--without-limits]'

const unclear = withUsage(COMMAND)

/** Reads the command line; a refusal is for the person who typed it. */
export function parseOptions(argv: string[]): Result<ServerOptions, Line> {
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
        'trusted-proxies': { type: 'string' },
        'without-limits': { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    return err(unclear(unclearFlag(error)))
  }
  const { port, data, host, sandbox, 'public-url': publicUrl, 'fee-bps': feeBps } = values
  if (typeof port !== 'string') {
    return err(unclear(({ t }) => t('server.flag.portMissing')))
  }
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    return err(({ t }) => t('server.flag.port', { typed: port }))
  }
  if (typeof data !== 'string' || data === '') {
    return err(unclear(({ t }) => t('server.flag.dataMissing')))
  }
  if (typeof publicUrl === 'string' && !isWebOrigin(publicUrl)) {
    return err(({ t }) => t('server.flag.publicUrl', { typed: publicUrl }))
  }
  const address = typeof publicUrl === 'string' ? new URL(publicUrl) : null
  const isPublic = address !== null && !isLoopback(address.hostname)
  if (isPublic && address.protocol === 'http:') {
    return err(({ t }) => t('server.flag.publicHttp', { typed: String(publicUrl) }))
  }
  if (sandbox && (isPublic || !isLoopback(String(host)))) {
    const flag = isPublic ? '--public-url' : '--host'
    return err(({ t }) => t('server.flag.sandbox', { flag }))
  }
  if (!/^\d{1,5}$/.test(String(feeBps)) || Number(feeBps) > WHOLE_BPS) {
    const about = { most: WHOLE_BPS, typed: String(feeBps) }
    return err(({ t }) => t('server.flag.feeBps', about))
  }
  const proxies = readProxies(values['trusted-proxies'], address !== null)
  if (!proxies) {
    const typed = String(values['trusted-proxies'])
    return err(({ t }) => t('server.flag.trustedProxies', { typed }))
  }
  const withoutLimits = values['without-limits'] === true
  if (withoutLimits && (isPublic || !isLoopback(String(host)))) {
    return err(({ t }) => t('server.flag.withoutLimits'))
  }
  return ok({
    port: Number(port),
    host: String(host),
    dataDir: data,
    sandbox: sandbox === true,
    publicUrl: address?.origin ?? null,
    feeBps: Number(feeBps),
    trustedProxies: proxies,
    withoutLimits,
  })
}

/**
 * The proxies before the marketplace: those that are named, else those on this machine where there is a
 * public address, since one stands there then. Null for what is no list.
 */
function readProxies(list: unknown, hasPublicUrl: boolean): string[] | null {
  if (list === undefined) return hasPublicUrl ? ['127.0.0.0/8', '::1/128'] : []
  const proxies = String(list).split(',')
  return proxies.every(isNetwork) ? proxies : null
}

/** Whether a text is an address, or a network as `10.0.0.0/8` is. */
function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const version = isIP(address)
  if (version === 0 || more.length > 0) return false
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
  )
}

/** Whether an address can only be reached from this machine. */
const isLoopback = (host: string): boolean =>
  /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/.test(host.toLowerCase())

function isWebOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, pathname, search } = new URL(text)
  return /^https?:$/.test(protocol) && pathname === '/' && search === ''
}
