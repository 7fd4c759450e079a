import { expect } from 'vitest'
import { expectDocumented } from './documented.ts'

type Body = Record<string, unknown>

/** What a client of the Freelancer.com contract is answered. */
export type TheirAnswer = { status: number; headers: Headers; body: Body }

export type Sent = {
  /** As a client's library writes it: `projects[]=1&projects[]=2`, `True`. */
  query?: string
  json?: unknown
  form?: string
  multipart?: FormData
  headers?: Record<string, string>
}

const contentOf = ({ json, form, multipart }: Sent): { type?: string; body?: BodyInit } => {
  if (json !== undefined) return { type: 'application/json', body: JSON.stringify(json) }
  if (form !== undefined) return { type: 'application/x-www-form-urlencoded', body: form }
  return multipart ? { body: multipart } : {}
}

/**
 * One call as their clients make it: their header, their content types, the path as it is given. A
 * refusal must be one that the API document says of the call.
 */
export async function call(
  url: string,
  token: string | null,
  method: string,
  path: string,
  sent: Sent = {},
): Promise<TheirAnswer> {
  const { type, body } = contentOf(sent)
  const answer = await fetch(`${url}/api/${path}${sent.query ? `?${sent.query}` : ''}`, {
    method,
    headers: {
      'user-agent': 'Freelancer.com SDK',
      ...(token === null ? {} : { 'freelancer-oauth-v1': token }),
      ...(type ? { 'content-type': type } : {}),
      ...sent.headers,
    },
    ...(body === undefined ? {} : { body }),
  })
  const text = await answer.text()
  expect(answer.headers.get('content-type'), text).toContain('application/json')
  const read = JSON.parse(text) as Body
  expectDocumented(method, `/api/${path}`, read)
  return { status: answer.status, headers: answer.headers, body: read }
}

/** As `call`, for what has to work; gives the result. */
export async function result<R = Body>(...args: Parameters<typeof call>): Promise<R> {
  const { status, body } = await call(...args)
  expect([status, body]).toEqual([
    200,
    { status: 'success', result: body.result, request_id: expect.stringMatching(/./) },
  ])
  return body.result as R
}

/** As `call`, for what has to be refused; gives the status and their code. */
export async function refusal(...args: Parameters<typeof call>): Promise<[number, unknown]> {
  const { status, body } = await call(...args)
  expect(body).toEqual({
    status: 'error',
    message: expect.stringMatching(/./),
    error_code: expect.stringMatching(/^\w+\.[A-Z_]+$/),
    request_id: expect.stringMatching(/./),
  })
  return [status, body.error_code]
}
