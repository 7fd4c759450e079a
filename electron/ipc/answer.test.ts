import { describe, expect, it } from 'vitest'
import { failureOf } from '../../shared/contract/errors.ts'
import { ipcContract } from '../../shared/contract/ipc.ts'
import { err, ok } from '../../shared/result.ts'
import type { LogDetails } from '../diagnostics/log.ts'
import { answerCall } from './answer.ts'
import type { IpcHandlers } from './handlers.ts'
import { callNames } from './names.ts'
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

describe('calls of the window', () => {
  it('every call of the contract has a channel', () => {
    expect([...callNames].sort()).toEqual(Object.keys(ipcContract).sort())
  })

  it('parsed input reaches the handler, and its answer the window', async () => {
    const answer = await answerCall(
      ports({
        'tracker.setMemo': ({ memo }) => (memo === 'a' ? ok(null) : err(failureOf('not_tracking'))),
      }),
      'tracker.setMemo',
      { memo: 'a', extra: true },
    )
    expect(answer).toEqual({ ok: true, value: null })
  })

  it.each([undefined, null, 'memo', { memo: 7 }, { memo: 'x'.repeat(501) }])(
    'input %j never reaches a handler',
    async (input) => {
      const answer = await answerCall(ports({}), 'tracker.setMemo', input)
      expect(answer).toMatchObject({ ok: false, error: { code: 'malformed_request' } })
    },
  )

  it('a command that only main may send is refused', async () => {
    const input = { type: 'postSegment', payload: {} }
    const answer = await answerCall(ports({}), 'commands.submit', input)
    expect(answer).toMatchObject({ ok: false, error: { code: 'malformed_request' } })
  })

  it('a bug becomes `internal`, logged under its correlation id and without its words', async () => {
    const given = ports({
      'tracker.stop': () => {
        throw new Error('the memo was: secret')
      },
    })
    const answer = await answerCall(given, 'tracker.stop', null)
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal', correlationId: 'c-1' } })
    expect(given.lines).toMatchObject([
      ['callFailed', { call: 'tracker.stop', correlationId: 'c-1', fault: 'Error' }],
    ])
    expect(JSON.stringify(given.lines)).not.toContain('secret')
  })
})

describe('senders', () => {
  it('only the top frame of our own page is trusted', () => {
    expect(isTrustedFrame({ url: 'app://milepost/index.html', parent: null })).toBe(true)
    expect(isTrustedFrame({ url: 'app://milepost/index.html', parent: {} })).toBe(false)
    expect(isTrustedFrame({ url: 'app://milepost.example/index.html', parent: null })).toBe(false)
    expect(isTrustedFrame({ url: 'https://example.com/app://milepost/', parent: null })).toBe(false)
    expect(isTrustedFrame({ url: 'about:blank', parent: null })).toBe(false)
    expect(isTrustedFrame(null)).toBe(false)
  })
})
