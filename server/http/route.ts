import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { ErrorCode } from '../../shared/contract/errors.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { Refusal } from '../capability/refusal.ts'
import type { Caller } from '../services.ts'
import type { AppContext } from './context.ts'
import type { LimitName } from './rate-limits.ts'

/** Who may call: anyone, or an account; what of it is theirs to see is decided in the services. */
export type Access = 'public' | 'signedIn'

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined

/** What a handler is given: every part parsed by the route's schemas. */
export type Asked<P, Q, B, A extends Access> = {
  context: AppContext
  caller: A extends 'signedIn' ? Caller : null
  /** Which of the caller's sessions asks. */
  sessionId: A extends 'signedIn' ? number : null
  params: Parsed<P>
  query: Parsed<Q>
  body: Parsed<B>
  request: FastifyRequest
  reply: FastifyReply
}

type Shape<P, Q, B, R, A extends Access> = {
  method: 'GET' | 'POST' | 'PUT'
  url: string
  access: A
  tag: string
  summary: string
  params?: P
  query?: Q
  body?: B
  /** The media type of the body when it is not JSON. */
  bodyType?: string
  /** Answered in the shapes of the Freelancer.com contract, which also takes forms. */
  family?: 'freelancer'
  /** The codes it can refuse with, beyond those that every route shares. */
  errors?: ErrorCode[]
  /** Largest body it takes, bytes. */
  bodyLimit?: number
  /** It takes a password that was given moments ago (A4). */
  recentPassword?: true
  /** How often it may be tried; beyond, 429 with `Retry-After`. */
  limit?: LimitName
  respond: Respond<R>
  handle(asked: Asked<P, Q, B, A>): Promise<Answer<R>>
}

/**
 * What a good answer is: JSON of a schema, bytes, nothing, a stream that the handler has taken
 * over, or the sign-in library's answer, which is passed on as it is.
 */
type Respond<R> =
  | { kind: 'json'; schema: R }
  | { kind: 'bytes'; type: string; description: string }
  | { kind: 'none'; description: string }
  | { kind: 'stream'; type: string; description: string }
  | { kind: 'passed'; schema: z.ZodType; refusals: Record<number, z.ZodType> }

type Answer<R> = Result<
  R extends z.ZodType ? z.output<R> : Buffer | null | undefined,
  ErrorCode | Refusal
>

/** What was read for the caller; null is answered as `not_found`. */
export const found = <T>(value: T | null) => (value === null ? err('not_found') : ok(value))

/** A route as the table keeps it: checked where it was defined, its types forgotten. */
export type Route = Shape<
  z.ZodType | undefined,
  z.ZodType | undefined,
  z.ZodType | undefined,
  z.ZodType | undefined,
  Access
>

/** Defines one route; the handler's input and answer are typed by its schemas. */
export function route<
  A extends Access,
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
  R extends z.ZodType | undefined = undefined,
>(shape: Shape<P, Q, B, R, A>): Route {
  // Parsing guarantees what the types say; the table only forwards.
  return shape as unknown as Route
}
