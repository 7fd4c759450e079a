import { describe, expect, it } from 'vitest'
import { DEVICE_CLIENT_ID } from '../../../shared/contract/http.ts'
import { ask } from './client.ts'
import { withMarketplace } from './marketplace.ts'

const publicUrl = 'https://milepost.example'
const marketplace = withMarketplace(undefined, publicUrl)

const signIn = (origin: string, headers: Record<string, string> = {}) => {
  const { url, employer } = marketplace()
  const { email, password } = employer
  const body = { email, password }
  return ask(url, 'POST', '/api/auth/sign-in/email', { origin, headers, body })
}

describe('a marketplace behind a proxy, with a public address', () => {
  it('trusts its public origin and its own, and no other', async () => {
    expect((await signIn(publicUrl)).status).toBe(200)
    expect((await signIn(marketplace().url)).status).toBe(200)
    for (const origin of ['http://milepost.example', 'https://evil.milepost.example']) {
      expect((await signIn(origin)).body).toMatchObject({ code: 'forbidden_origin' })
    }
  })

  it('keeps cookies and pages to https', async () => {
    const { headers } = await signIn(publicUrl)
    expect(headers.getSetCookie()[0]).toMatch(/^__Secure-.*; Secure/i)
    expect(headers.get('strict-transport-security')).toContain('max-age=')
  })

  it('sends people to the public device page, whatever host a client names', async () => {
    const { body } = await ask(marketplace().url, 'POST', '/api/auth/device/code', {
      headers: { 'x-forwarded-host': 'evil.example' },
      body: { client_id: DEVICE_CLIENT_ID },
    })
    expect(body.verification_uri).toBe(`${publicUrl}/device`)
  })

  it('counts attempts by the address that the proxy saw', async () => {
    const attempt = (address: string) =>
      ask(marketplace().url, 'POST', '/api/auth/sign-in/email', {
        headers: { 'x-forwarded-for': address },
        body: { email: 'guessed@example.com', password: 'guess' },
      })
    for (let count = 0; count < 10; count += 1) await attempt('203.0.113.7')
    expect((await attempt('203.0.113.7')).status).toBe(429)
    expect((await attempt('203.0.113.8')).status).toBe(401)
  })
})
