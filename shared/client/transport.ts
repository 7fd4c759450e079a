import type { Result } from '../result.ts'
import type { ApiFault } from './api-fault.ts'

/** Cuts a request off. The platform's `AbortSignal` is one. */
export type CutOff = {
  readonly aborted: boolean
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
}

/** A request to the marketplace. */
export type ApiRequest = {
  method?: 'get' | 'post' | 'put'
  /** From the marketplace's origin on, with the leading slash. */
  path: string
  params?: Readonly<Record<string, string | number>> | undefined
  headers?: Readonly<Record<string, string>>
  /** Bytes travel as they are, anything else as JSON. */
  body?: unknown
  /** How the body of a good answer is read; that of any other is read as JSON or text. */
  expect?: 'json' | 'bytes' | 'stream'
  signal?: CutOff | undefined
}

/** An HTTP answer. */
export type Answer = {
  status: number
  /** By lower-case name. */
  headers: Readonly<Record<string, unknown>>
  /** Parsed JSON or the text; a `Uint8Array` or an async iterable of text where that was expected. */
  body: unknown
}

/** An answer of the marketplace, or what stood in its way. */
export type Answered<T> = Promise<Result<T, ApiFault>>

/**
 * Sends one request to the marketplace and to no other address. Every answer is `ok`, whatever its
 * status. No answer, also after a cut-off or a timeout, is the fault `offline`; it rejects only by
 * a bug. A stream never times out by itself and ends, or throws, when the line does.
 * `test/contracts/transport-contract.ts` holds every adapter to this.
 */
export type Transport = (request: ApiRequest) => Answered<Answer>

/** The body of an answer that was not expected as JSON but may be it, such as an error document. */
export function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
