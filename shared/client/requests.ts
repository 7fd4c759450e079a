import type { z } from 'zod'
import { PATHS } from '../contract/http.ts'
import { err, ok } from '../result.ts'
import { judgeAnswer } from './judge-answer.ts'
import type { Answer, Answered, ApiRequest, CutOff, Transport } from './transport.ts'

/** Requests whose answers are judged and parsed. */
export type Requests = {
  /** The whole answer, whatever its status. */
  raw: Transport
  /** The parsed body of a good answer. */
  json<T>(request: ApiRequest, schema: z.ZodType<T>): Answered<T>
  /** Only whether it worked. */
  done(request: ApiRequest): Answered<null>
  bytes(request: ApiRequest): Answered<Uint8Array<ArrayBuffer>>
  /** Text of the event stream after a notice, as it comes; it ends when the connection does. */
  events(afterSeq: number, signal: CutOff): Answered<AsyncIterable<string>>
}

/** Requests over a transport. `nowMs`: the wall clock, for waits that end at a date. */
export function createRequests(send: Transport, nowMs: () => number): Requests {
  const judged = async (request: ApiRequest): Answered<Answer> => {
    const answer = await send(request)
    if (!answer.ok) return answer
    const fault = judgeAnswer(answer.value, nowMs())
    return fault ? err(fault) : answer
  }
  const read = async <T>(
    request: ApiRequest,
    parse: (body: unknown, headers: Answer['headers']) => T | undefined,
  ): Answered<T> => {
    const answer = await judged(request)
    if (!answer.ok) return answer
    const { status, headers, body } = answer.value
    const value = parse(body, headers)
    // A café's page may well say 200.
    return value === undefined ? err({ kind: 'intercepted', status }) : ok(value)
  }
  return {
    raw: send,
    json: (request, schema) => read(request, (body) => schema.safeParse(body).data),
    done: (request) => read(request, () => null),
    bytes: (request) =>
      read({ ...request, expect: 'bytes' }, (body) => body as Uint8Array<ArrayBuffer>),
    events: (afterSeq, signal) =>
      read(
        {
          path: PATHS.events,
          headers: { accept: 'text/event-stream', 'last-event-id': String(afterSeq) },
          expect: 'stream',
          signal,
        },
        (body, headers) =>
          String(headers['content-type']).startsWith('text/event-stream')
            ? (body as AsyncIterable<string>)
            : undefined,
      ),
  }
}
