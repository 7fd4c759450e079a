import { afterAll, describe, expect, it } from 'vitest'
import { API_VERSION, API_VERSION_HEADER } from '../../../shared/contract/http.ts'
import { ask } from './client.ts'
import { openLine } from './cuttable-line.ts'
import { withMarketplace } from './marketplace.ts'

let line: Awaited<ReturnType<typeof openLine>>
const marketplace = withMarketplace(async (databaseUrl) => {
  line = await openLine(databaseUrl)
  return line.url
})
afterAll(() => line.close())

describe('Y5: the version of the API', () => {
  it('stands in every answer', async () => {
    const { url } = marketplace()
    for (const path of ['/api/health', '/api/me', '/api/nothing', '/', '/api/auth/get-session']) {
      const { headers } = await ask(url, 'GET', path)
      expect([path, headers.get(API_VERSION_HEADER)]).toEqual([path, `${API_VERSION}`])
    }
  })

  it('lets in a client of this version, of a newer one, and one that names none', async () => {
    const { url } = marketplace()
    for (const version of [`${API_VERSION}`, '99', undefined]) {
      const headers: Record<string, string> = version ? { [API_VERSION_HEADER]: version } : {}
      expect((await ask(url, 'GET', '/api/health', { headers })).status).toBe(200)
    }
  })

  it('tells a client that is too old so', async () => {
    const headers = { [API_VERSION_HEADER]: '0' }
    const answer = await ask(marketplace().url, 'GET', '/api/health', { headers })
    expect(answer.body).toMatchObject({ status: 426, code: 'app_outdated' })
  })
})

describe('what browsers are told', () => {
  it('lets nothing of the API run, be framed or be guessed', async () => {
    const { headers } = await ask(marketplace().url, 'GET', '/api/health')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('a database that does not answer', () => {
  it('is told as unavailable with when to come back, and is forgotten when it does', async () => {
    const { url, freelancer } = marketplace()
    const { token } = freelancer
    const signIn = { body: { email: freelancer.email, password: freelancer.password } }
    line.cut()
    for (const answer of [
      await ask(url, 'GET', '/api/health'),
      await ask(url, 'GET', '/api/me', { token }),
      await ask(url, 'POST', '/api/commands', { token, body: { commands: [] } }),
      await ask(url, 'POST', '/api/auth/sign-in/email', signIn),
    ]) {
      expect(answer.body).toMatchObject({ status: 503, code: 'unavailable' })
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    }
    line.mend()
    expect((await ask(url, 'GET', '/api/me', { token })).status).toBe(200)
  })
})
