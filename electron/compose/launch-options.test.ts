import { describe, expect, it } from 'vitest'
import { parseServer, takeLaunchOptions } from './launch-options.ts'

describe('launch options', () => {
  it('takes the token out of the environment, so that no child inherits it', () => {
    const env = { MILEPOST_SERVER: 'https://example.org/', MILEPOST_TOKEN: ' t-1 ' }
    expect(takeLaunchOptions(env)).toEqual({
      ok: true,
      value: { server: 'https://example.org', token: 't-1' },
    })
    expect(env).not.toHaveProperty('MILEPOST_TOKEN')
  })

  it('is content with nothing', () => {
    expect(takeLaunchOptions({})).toEqual({ ok: true, value: { server: null, token: null } })
  })

  it.each([
    ['https://example.org', 'https://example.org'],
    ['http://127.0.0.1:4780/x', 'http://127.0.0.1:4780'],
    ['http://localhost:1', 'http://localhost:1'],
    ['http://[::1]:1', 'http://[::1]:1'],
    ['http://example.org', null],
    ['http://127.0.0.1.example.org', null],
    ['https://user:word@example.org', null],
    ['ftp://127.0.0.1', null],
    ['example.org', null],
  ])('a token may travel to %s: %s', (address, server) => {
    expect(parseServer(address)).toBe(server)
  })

  it('says in one sentence what is wrong with an address', () => {
    const answer = takeLaunchOptions({ MILEPOST_SERVER: 'http://example.org' })
    expect(answer.ok ? '' : answer.error).toMatch(/https/)
  })
})
