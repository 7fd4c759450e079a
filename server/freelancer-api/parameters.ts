import { z } from 'zod'
import { serialId } from '../../shared/contract/primitives.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { Refused } from '../http/route.ts'

/** How many rows one answer may hold; whoever asks for more gets these. */
const ROWS = 100
const IDS = 200

const digits = z.string().regex(/^\d{1,10}$/, 'is no whole number')

/** A whole number, as JSON has it or as a form writes it. */
export const whole = z.union([z.number(), digits.transform(Number)]).pipe(z.number().int().min(0))

/** The number of a project, a bid, a milestone, a request or an account. */
export const id = z.union([z.number(), digits.transform(Number)]).pipe(serialId)

/** `projects[]=1&projects[]=2`, and one alone. */
export const ids = z.union([z.array(id).max(IDS), id.transform((one) => [one])]).default([])

/** `statuses[]=frozen`: names of any case, one or many. */
export const names = z
  .union([
    z.array(z.string().max(64)).max(IDS),
    z
      .string()
      .max(64)
      .transform((one) => [one]),
  ])
  .transform((all) => all.map((each) => each.toLowerCase()))
  .default([])

/** `True`, `true` and `1` alike; anything else is no. */
export const flag = z
  .union([z.boolean(), z.string().max(16), z.number()])
  .transform((sent) => /^(true|1)$/i.test(String(sent)))
  .default(false)

/** `limit` and `offset`. */
export const page = {
  limit: whole.transform((sent) => Math.min(sent, ROWS)).default(ROWS),
  offset: whole.pipe(z.number().max(2_147_483_647)).default(0),
}

/** An amount as a number or as text, never a percentage; its currency says how exact it may be. */
export const amount = z.union([
  z.number(),
  z
    .string()
    .max(64)
    .regex(/^[^%]*$/, 'is no amount'),
])

/** `?action=…`, or the same in the body, with what some actions take. */
export const actionParts = {
  action: z.string().max(64).optional(),
  amount: amount.optional(),
}

/** Epoch seconds, as every instant on their wire. */
export const seconds = (ms: number): number => Math.floor(ms / 1000)

type Parts = { action?: string | undefined } | null | undefined

/** The action that a request names, in its address or in its body. */
export function actionOf<const A extends string>(
  known: readonly A[],
  ...parts: Parts[]
): Result<A, Refused> {
  const sent = parts.map((each) => each?.action?.toLowerCase()).find((each) => each !== undefined)
  const action = known.find((each) => each === sent)
  if (action) return ok(action)
  const message = `is one of ${known.join(', ')}`
  return err({ code: 'malformed_request', issues: [{ path: 'action', message }] })
}
