import { describe, expect, it } from 'vitest'
import { ERROR_STATUS, type ErrorCode } from '../contract/errors.ts'
import { API_VERSION, API_VERSION_HEADER } from '../contract/http.ts'
import { judgeAnswer } from './judge-answer.ts'

const NOW_MS = Date.UTC(2026, 2, 2)

const problem = (code: ErrorCode, headers = {}) => {
  const status = ERROR_STATUS[code]
  const body = { type: 'about:blank', title: 'What happened.', status, detail: 'What to do.', code }
  return { status, headers, body }
}

describe('judgeAnswer', () => {
  it('takes a good answer for one', () => {
    expect(judgeAnswer({ status: 200, headers: {}, body: {} }, NOW_MS)).toBe(null)
  })

  it('Y6: a stale token is a sign-out', () => {
    expect(judgeAnswer(problem('signed_out'), NOW_MS)).toEqual({ kind: 'signedOut' })
  })

  it('Y5: an unknown version stops the app, whatever the answer says', () => {
    const headers = { [API_VERSION_HEADER]: String(API_VERSION + 1) }
    const tooNew = { kind: 'serverTooNew' }
    expect(judgeAnswer({ status: 200, headers, body: {} }, NOW_MS)).toEqual(tooNew)
    expect(judgeAnswer(problem('app_outdated'), NOW_MS)).toEqual(tooNew)
    const known = { [API_VERSION_HEADER]: String(API_VERSION) }
    expect(judgeAnswer({ status: 200, headers: known, body: {} }, NOW_MS)).toBe(null)
  })

  it('an answer to a fault of the marketplace keeps the number under which its log has it', () => {
    const { status, headers, body } = problem('internal')
    const failed = judgeAnswer({ status, headers, body: { ...body, correlationId: 'c-1' } }, NOW_MS)
    const failure = { code: 'internal', correlationId: 'c-1' }
    expect(failed).toEqual({ kind: 'failed', failure })
  })

  it.each([
    ['7', 7_000],
    [new Date(NOW_MS + 90_000).toUTCString(), 90_000],
    [new Date(NOW_MS - 90_000).toUTCString(), 0],
    ['soon', null],
    [undefined, null],
  ])('Y4: Retry-After %s is a wait of %s ms', (header, retryAfterMs) => {
    const answer = problem('unavailable', { 'retry-after': header })
    expect(judgeAnswer(answer, NOW_MS)).toMatchObject({ kind: 'busy', retryAfterMs })
  })

  it.each([429, 503])(
    'Y4: a proxy that answers %i with Retry-After is given its time',
    (status) => {
      const answer = { status, headers: { 'retry-after': '6' }, body: '<html>Slow down</html>' }
      expect(judgeAnswer(answer, NOW_MS)).toEqual({ kind: 'busy', retryAfterMs: 6_000 })
    },
  )

  it.each([302, 404, 500])('Y4: Retry-After on a page of status %i asks for nothing', (status) => {
    const answer = { status, headers: { 'retry-after': '6' }, body: '<html>Hello</html>' }
    expect(judgeAnswer(answer, NOW_MS)).not.toHaveProperty('retryAfterMs')
  })

  it('Y3: a refusal keeps its code and its fields; the screen finds the words', () => {
    const answer = problem('amount_too_precise')
    const issues = [{ path: 'payload.amount', message: 'x' }]
    expect(judgeAnswer({ ...answer, body: { ...answer.body, issues } }, NOW_MS)).toEqual({
      kind: 'refused',
      failure: { code: 'amount_too_precise', issues: [{ path: 'payload.amount' }] },
    })
  })

  it('Y5: a refusal of a later marketplace is a refusal, in words that say so', () => {
    const answer = problem('billing_off')
    const body = { ...answer.body, code: 'moon_phase_wrong', correlationId: 'c-7' }
    expect(judgeAnswer({ ...answer, body }, NOW_MS)).toEqual({
      kind: 'refused',
      failure: { code: 'answer_not_known', correlationId: 'c-7' },
    })
  })

  it.each([302, 401, 403, 404, 502])(
    'Y2: status %i from somebody else judges no record of ours',
    (status) => {
      const body = '<html>Please sign in to the café</html>'
      const fault = judgeAnswer({ status, headers: {}, body }, NOW_MS)
      expect(fault).toEqual({ kind: 'intercepted', status })
    },
  )
})
