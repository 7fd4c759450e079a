import { afterAll, describe, expect, it } from 'vitest'
import { theirCodeOf, theirMessageOf } from '../../../server/freelancer-api/error-codes.ts'
import { freelancerRoutes } from '../../../server/freelancer-api/routes.ts'
import { errorCodesOf } from '../../../server/http/openapi.ts'
import { errorCodes } from '../../../shared/contract/errors.ts'
import { createWords } from '../../../shared/words/words.ts'
import { openLine } from './cuttable-line.ts'
import { call, refusal } from './freelancer-client.ts'
import { withMarketplace } from './marketplace.ts'

let line: Awaited<ReturnType<typeof openLine>>
const marketplace = withMarketplace(async (databaseUrl) => {
  line = await openLine(databaseUrl)
  return line.url
})
afterAll(() => line.close())

const words = createWords('en')
const P = 'projects/0.1'
const MEGABYTE = 1_000_000

const refused = (...[method, path, sent]: [string, string, Parameters<typeof call>[4]?]) =>
  refusal(marketplace().url, marketplace().employer.token, method, path, sent)

describe('an error of their shape', () => {
  it('has a code and words for each of ours', () => {
    for (const code of errorCodes) {
      expect(theirCodeOf(code)).toMatch(/^(Rest|Project)?ExceptionCodes\.[A-Z_]+$/)
      expect(theirMessageOf(words, { code }).length).toBeGreaterThan(10)
    }
    expect(theirCodeOf('internal')).toBe('ExceptionCodes.UNKNOWN_ERROR')
  })

  it('speaks to a program, which has no button, page or app', () => {
    for (const code of new Set(freelancerRoutes.flatMap(errorCodesOf))) {
      expect(theirMessageOf(words, { code })).not.toMatch(
        /click|reload|press|this computer|by itself/i,
      )
    }
  })

  const calls = freelancerRoutes.map(({ method, url }) => {
    const path = url.replace('/api/', '').replace(/:\w+/g, '1')
    return [method, path] as const
  })
  it.each(calls)(
    'answers who is not signed in: %s %s, with and without the slash',
    async (method, path) => {
      const expected = [401, 'RestExceptionCodes.NOT_AUTHENTICATED']
      const { url } = marketplace()
      expect(await refusal(url, null, method, path)).toEqual(expected)
      expect(await refusal(url, 'nonsense', method, path.slice(0, -1))).toEqual(expected)
    },
  )

  it('answers addresses and methods that are none', async () => {
    const expected = [404, 'RestExceptionCodes.NOT_FOUND']
    for (const [method, path] of [
      ['GET', `${P}/contests/`],
      ['GET', `${P}/`],
      ['DELETE', `${P}/bids/`],
      ['PUT', 'users/0.1/self'],
      ['GET', 'messages/0.1/threads/1/nothing'],
    ] as const) {
      expect([path, await refused(method, path)]).toEqual([path, expected])
    }
    expect(await refused('POST', `${P}/contests/`, { form: 'a=b' })).toEqual(expected)
    expect(await refused('GET', `${P}/projects/999999/`)).toEqual(expected)
    expect(await refused('GET', `${P}/projects/%zz/`)).toEqual([
      400,
      'RestExceptionCodes.BAD_REQUEST',
    ])
  })

  it('names what it cannot read', async () => {
    const { url, employer } = marketplace()
    for (const [method, path, sent, named] of [
      ['POST', `${P}/projects/`, { json: { title: 'x' } }, 'budget'],
      ['POST', `${P}/bids/`, { form: 'project_id=1' }, 'amount'],
      ['PUT', `${P}/bids/1/`, { form: '' }, 'action'],
      ['PUT', `${P}/milestones/1/`, { query: 'action=burn' }, 'action'],
      ['GET', `${P}/bids/`, { query: 'projects[]=one' }, 'projects'],
      ['PUT', `${P}/milestones/1/`, { json: { action: 'release', amount: '25%' } }, 'amount'],
      ['GET', `${P}/bids/`, { query: 'offset=-1' }, 'offset'],
      ['GET', `${P}/projects/first/`, {}, 'projectId'],
    ] as const) {
      const { status, body } = await call(url, employer.token, method, path, sent)
      expect([status, body.error_code]).toEqual([400, 'RestExceptionCodes.BAD_REQUEST'])
      expect(body.message).toContain(named)
    }
  })

  it('answers bodies that are none', async () => {
    const raw = async (type: string, body: BodyInit) => {
      const { url, employer } = marketplace()
      const answer = await fetch(`${url}/api/${P}/bids/`, {
        method: 'POST',
        headers: { 'freelancer-oauth-v1': employer.token, 'content-type': type },
        body,
      })
      const { error_code, ...rest } = (await answer.json()) as Record<string, unknown>
      expect(Object.keys(rest).toSorted()).toEqual(['message', 'request_id', 'status'])
      return [answer.status, error_code]
    }
    const json = 'application/json'
    for (const broken of [
      '{"project_id":',
      '[',
      'null',
      '"x"',
      `${'['.repeat(9_000)}${']'.repeat(9_000)}`,
    ]) {
      expect(await raw(json, broken)).toEqual([400, 'RestExceptionCodes.BAD_REQUEST'])
    }
    expect(await raw('multipart/form-data; boundary=x', 'no parts')).toEqual([
      400,
      'RestExceptionCodes.BAD_REQUEST',
    ])
    expect(await raw('text/xml', '<bid/>')).toEqual([
      415,
      'RestExceptionCodes.UNSUPPORTED_MEDIA_TYPE',
    ])
    expect(await raw(json, `"${'x'.repeat(MEGABYTE)}"`)).toEqual([
      413,
      'RestExceptionCodes.PAYLOAD_TOO_LARGE',
    ])
    const form = new FormData()
    form.set('files[]', new Blob(['bytes']), 'file.txt')
    const { url, employer } = marketplace()
    expect(
      await refusal(url, employer.token, 'POST', 'messages/0.1/threads/1/messages/', {
        multipart: form,
      }),
    ).toEqual([415, 'RestExceptionCodes.UNSUPPORTED_MEDIA_TYPE'])
  })

  it('answers a page of somewhere else that a cookie carries', async () => {
    const { url } = marketplace()
    const headers = { cookie: 'milepost.session_token=x', origin: 'https://elsewhere.example' }
    expect(await refusal(url, null, 'POST', `${P}/bids/`, { headers, json: {} })).toEqual([
      403,
      'RestExceptionCodes.FORBIDDEN',
    ])
  })

  it('says when to come back while the database is away', async () => {
    const { url, employer } = marketplace()
    line.cut()
    const { status, headers, body } = await call(url, employer.token, 'GET', `${P}/currencies/`)
    expect([status, body.error_code]).toEqual([503, 'RestExceptionCodes.SERVICE_UNAVAILABLE'])
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
    line.mend()
    expect((await call(url, employer.token, 'GET', `${P}/currencies/`)).status).toBe(200)
  })

  it('tells a fault of ours by the number that the log has, and nothing else', async () => {
    const { url, employer, database, project } = marketplace()
    await database.query("UPDATE project SET currency = 'ZZZ' WHERE id = $1", [
      project('fixed', 'active').id,
    ])
    const { status, body } = await call(url, employer.token, 'GET', `${P}/projects/`)
    expect([status, body.error_code]).toEqual([500, 'ExceptionCodes.UNKNOWN_ERROR'])
    expect(JSON.stringify(body)).not.toContain('ZZZ')
  })
})
