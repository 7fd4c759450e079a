import { readFileSync } from 'node:fs'
import tls from 'node:tls'
import type { ApiFault } from '../../shared/client/api-fault.ts'

/** Where Linux distributions keep what the whole computer trusts; the first that is there counts. */
const LINUX_BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
]

const PEM = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g

/**
 * The authorities that may vouch for the marketplace: those that come with the app, and those that
 * this computer trusts, such as its company's own (`SSL_CERT_FILE` names another file of them).
 */
export function trustedAuthorities(env: NodeJS.ProcessEnv = process.env): string[] {
  return [...new Set([...tls.rootCertificates, ...ofTheSystem(), ...ofLinux(env)])]
}

/** What the system's own store says; an older runtime cannot ask it. */
function ofTheSystem(): readonly string[] {
  try {
    return 'getCACertificates' in tls ? tls.getCACertificates('system') : []
  } catch {
    return []
  }
}

function ofLinux({ SSL_CERT_FILE }: NodeJS.ProcessEnv): readonly string[] {
  if (process.platform !== 'linux') return []
  for (const path of SSL_CERT_FILE ? [SSL_CERT_FILE, ...LINUX_BUNDLES] : LINUX_BUNDLES) {
    try {
      return readFileSync(path, 'utf8').match(PEM) ?? []
    } catch {
      // Not on this distribution.
    }
  }
  return []
}

const EXPIRED = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'])
const OTHER_NAME = new Set(['ERR_TLS_CERT_ALTNAME_INVALID', 'HOSTNAME_MISMATCH'])
const UNKNOWN_ISSUER = new Set([
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'CERT_SIGNATURE_FAILURE',
  'CERT_CHAIN_TOO_LONG',
  'CERT_UNTRUSTED',
  'CERT_REJECTED',
  'CERT_REVOKED',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'PATH_LENGTH_EXCEEDED',
])

/** The fault that a connection's error code stands for, when it is about the other's certificate. */
export function certificateFault(code: string | undefined): ApiFault | null {
  if (code === undefined) return null
  if (EXPIRED.has(code)) return { kind: 'untrusted', why: 'expired' }
  if (OTHER_NAME.has(code)) return { kind: 'untrusted', why: 'otherName' }
  return UNKNOWN_ISSUER.has(code) ? { kind: 'untrusted', why: 'unknownIssuer' } : null
}
