import { describe, expect, it } from 'vitest'
import { failureOf } from '../../shared/contract/errors.ts'
import { err, ok } from '../../shared/result.ts'
import type { LogDetails } from '../diagnostics/log.ts'
import { answerCall } from './answer.ts'
import type { IpcHandlers } from './handlers.ts'
import { isTrustedFrame } from './sender.ts'

/** Ports around a few handlers; the others are never called here. */
function ports(handlers: Partial<IpcHandlers>) {
  const lines: [string, LogDetails | undefined][] = []
  return {
    lines,
    handlers: Promise.resolve(handlers as IpcHandlers),
    log: { write: (event: string, details?: LogDetails) => void lines.push([event, details]) },
    correlationId: () => 'c-1',
  }
}

const fromWindow = (input: unknown) => ({
  frame: { url: 'app://milepost/index.html', parent: null },
  input,
})

describe('calls of the window', () => {
  it('parsed input reaches the handler, and its answer the window', async () => {
    const answer = await answerCall(
      ports({
        'tracker.setMemo': ({ memo }) => (memo === 'a' ? ok(null) : err(failureOf('not_tracking'))),
      }),
      'tracker.setMemo',
      fromWindow({ memo: 'a', extra: true }),
    )
    expect(answer).toEqual({ ok: true, value: null })
  })

  it.each([undefined, null, 'memo', { memo: 7 }, { memo: 'x'.repeat(501) }])(
    'input %j never reaches a handler',
    async (input) => {
      const answer = await answerCall(ports({}), 'tracker.setMemo', fromWindow(input))
      expect(answer).toMatchObject({ ok: false, error: { code: 'malformed_request' } })
    },
  )

  it('a command that only main may send is refused', async () => {
    const input = { type: 'postSegment', payload: {} }
    const answer = await answerCall(ports({}), 'commands.submit', fromWindow(input))
    expect(answer).toMatchObject({ ok: false, error: { code: 'malformed_request' } })
  })

  it('a bug becomes `internal`, logged under its correlation id and without its words', async () => {
    const given = ports({
      'tracker.stop': () => {
        throw new Error('the memo was: secret')
      },
    })
    const answer = await answerCall(given, 'tracker.stop', fromWindow(null))
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal', correlationId: 'c-1' } })
    expect(given.lines).toMatchObject([
      ['callFailed', { call: 'tracker.stop', correlationId: 'c-1', fault: 'Error' }],
    ])
    expect(JSON.stringify(given.lines)).not.toContain('secret')
  })
})

describe('senders', () => {
  it.each([
    ['another page', { url: 'https://example.com/secret-path', parent: null }, false],
    ['a page inside ours', { url: 'app://milepost/index.html', parent: {} }, true],
    ['a frame that is gone', null, false],
  ])('%s reaches no handler, and is logged without content', async (_who, frame, embedded) => {
    let called = false
    const given = ports({
      'tracker.setMemo': () => {
        called = true
        return ok(null)
      },
    })
    const input = { memo: 'secret memo' }
    const answer = await answerCall(given, 'tracker.setMemo', { frame, input })
    expect(answer).toMatchObject({ ok: false, error: { code: 'untrusted_sender' } })
    expect(called).toBe(false)
    expect(given.lines).toEqual([['senderRefused', { call: 'tracker.setMemo', embedded }]])
  })

  it('only the top frame of our own page is trusted', () => {
    expect(isTrustedFrame({ url: 'app://milepost/index.html', parent: null })).toBe(true)
    expect(isTrustedFrame({ url: 'app://milepost/index.html', parent: {} })).toBe(false)
    expect(isTrustedFrame({ url: 'app://milepost.example/index.html', parent: null })).toBe(false)
    expect(isTrustedFrame({ url: 'https://example.com/app://milepost/', parent: null })).toBe(false)
    expect(isTrustedFrame({ url: 'about:blank', parent: null })).toBe(false)
    expect(isTrustedFrame(null)).toBe(false)
  })
})
