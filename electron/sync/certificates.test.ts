import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Authority, type Certificate, makeAuthority } from '../../test/fakes/certificates.ts'
import { certificateFault, trustedAuthorities } from './certificates.ts'
import { createHttpTransport } from './http-transport.ts'

let company: Authority
let stranger: Authority
const servers: Server[] = []

beforeAll(async () => {
  company = await makeAuthority()
  stranger = await makeAuthority()
})
afterAll(async () => {
  for (const server of servers) server.close()
  await company.remove()
  await stranger.remove()
})

async function serve(certificate: Certificate): Promise<string> {
  const server = createServer(certificate, (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"good":true}')
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Asks under the trust of a computer that has the company's authority in its store. */
async function ask(certificate: Certificate) {
  const authorities = trustedAuthorities({ SSL_CERT_FILE: company.path })
  const server = await serve(certificate)
  const send = await createHttpTransport({ server, token: () => 't-1', authorities })
  return send({ path: '/api/me' })
}

describe('Y4: the certificates of the computer count', () => {
  it('a company’s own authority may vouch for the marketplace', async () => {
    expect(await ask(await company.issue('127.0.0.1'))).toMatchObject({
      ok: true,
      value: { status: 200, body: { good: true } },
    })
  })

  it.each([
    ['an issuer that nobody knows', () => stranger.issue('127.0.0.1'), 'unknownIssuer'],
    ['a certificate that has expired', () => company.issue('127.0.0.1', -1), 'expired'],
    ['a certificate of another address', () => company.issue('10.0.0.1'), 'otherName'],
  ] as const)('%s is told as what it is, and nothing is sent', async (_title, issue, why) => {
    expect(await ask(await issue())).toEqual({ ok: false, error: { kind: 'untrusted', why } })
  })

  it('a line that breaks is not a matter of certificates', () => {
    expect(certificateFault('ECONNRESET')).toBe(null)
    expect(certificateFault(undefined)).toBe(null)
  })
})

it('a store that is missing or broken leaves what comes with the app', () => {
  const without = trustedAuthorities({})
  expect(without.length).toBeGreaterThan(100)
  expect(trustedAuthorities({ SSL_CERT_FILE: '/nonexistent' })).toEqual(without)
})
