import type { z } from 'zod'
import type { ErrorCode } from '../../shared/contract/errors.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { Refusal } from '../capability/refusal.ts'
import { type Asked, type Route, route } from '../http/route.ts'
import { successOf } from './envelope.ts'
import { type Asker, commandIdOf } from './run-command.ts'

type Shape<P, Q, B, R extends z.ZodType> = {
  method: 'GET' | 'POST' | 'PUT'
  url: string
  summary: string
  params?: P
  query?: Q
  body?: B
  /** The codes it can refuse with, beyond those that every route shares. */
  errors?: ErrorCode[]
  result: R
  handle(
    asked: Asked<P, Q, B, 'signedIn'> & { asker: Asker },
  ): Promise<Result<z.output<R>, ErrorCode | Refusal>>
}

/** Defines a route of the Freelancer.com contract: signed in, in that contract's envelope. */
export function theirRoute<
  R extends z.ZodType,
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>({ result, handle, errors = [], ...shape }: Shape<P, Q, B, R>): Route {
  return route<'signedIn', P, Q, B, z.ZodType>({
    ...shape,
    // Whatever changes something is a command, under the key that the client may have sent.
    errors: shape.method === 'GET' ? errors : [...errors, 'command_id_reused'],
    access: 'signedIn',
    ...(shape.method === 'GET' ? {} : ({ limit: 'commands' } as const)),
    family: 'freelancer',
    tag: 'freelancer.com',
    respond: { kind: 'json', schema: successOf(result) },
    handle: async (asked) => {
      const { context, caller, request } = asked
      const asker = { services: context.services, caller, commandId: commandIdOf(request) }
      const outcome = await handle({ ...asked, asker })
      if (!outcome.ok) return outcome
      return ok({ status: 'success', result: outcome.value, request_id: request.id })
    },
  })
}
