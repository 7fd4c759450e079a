import { describe, expect, it } from 'vitest'
import { ok } from '../../shared/result.ts'
import type { TokenPoll } from '../sync/api.ts'
import { createSignIn } from './sign-in.ts'

/** A sign-in whose polls are answered by the script; the clock moves only by its waits. */
function scripted(polls: TokenPoll[], verificationUrl = '/device') {
  let nowMs = 0
  const waits: number[] = []
  const opened: string[] = []
  const tokens: string[] = []
  const deviceCode = {
    deviceCode: 'secret',
    userCode: 'ABCD',
    verificationUrl,
    expiresInMs: 60_000,
    intervalMs: 5_000,
  }
  const signIn = createSignIn({
    api: async () => ({
      requestDeviceCode: async () => ok(deviceCode),
      pollForToken: async () => ok(polls.shift() ?? { state: 'pending' }),
    }),
    computer: 'Studio',
    server: 'https://example.org',
    nowMs: () => nowMs,
    async wait(ms) {
      waits.push(ms)
      nowMs += ms
    },
    openBrowser: async (url) => void opened.push(url),
    onToken: (token) => tokens.push(token),
    onChange: () => {},
  })
  return { signIn, waits, opened, tokens }
}

describe('sign-in by device code', () => {
  it('opens the page, polls at the pace asked for, and takes the token', async () => {
    const given = scripted([
      { state: 'pending' },
      { state: 'slowDown' },
      { state: 'granted', token: 't-1' },
    ])
    expect(await given.signIn.start()).toEqual({ ok: true, value: null })
    await expect.poll(() => given.tokens).toEqual(['t-1'])
    expect(given.opened).toEqual(['https://example.org/device'])
    expect(given.waits).toEqual([5_000, 5_000, 10_000])
    expect(given.signIn.code()).toBe(null)
  })

  it.each<TokenPoll[]>([[], [{ state: 'ended' }]])(
    'ends by itself when the code expires or is denied',
    async (...polls) => {
      const given = scripted(polls)
      await given.signIn.start()
      await expect.poll(() => given.signIn.code()).toBe(null)
      expect(given.tokens).toEqual([])
      expect(given.waits.length).toBeLessThanOrEqual(12)
    },
  )

  it.each(['file:///etc/passwd', 'http://example.com/device', 'javascript:alert(1)'])(
    'opens no address like %s',
    async (address) => {
      const given = scripted([], address)
      expect(await given.signIn.start()).toMatchObject({ ok: false })
      expect(given.opened).toEqual([])
    },
  )
})
