import { z } from 'zod'
import type { ErrorCode } from '../../shared/contract/errors.ts'
import { serialId } from '../../shared/contract/primitives.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { Refusal } from '../capability/refusal.ts'

/** How many rows one answer may hold; whoever asks for more gets these. */
const ROWS = 100
const IDS = 200

const digits = z.string().regex(/^\d{1,10}$/, 'not_a_whole_number')

/** A whole number, as JSON has it or as a form writes it. */
export const whole = z.union([z.number(), digits.transform(Number)]).pipe(z.number().int().min(0))

/** The number of a project, a bid, a milestone, a request or an account. */
export const id = z.union([z.number(), digits.transform(Number)]).pipe(serialId)

/** How clients leave a part out that they name all the same: `projects[]=`, or `null`. */
const nothing = z.union([z.literal(''), z.null()]).transform(() => undefined)

/** A part that may be left out: not there, empty or `null`. */
export const optional = <S extends z.ZodType>(part: S) => z.union([nothing, part]).optional()

/** A list in an address or a form: many, one alone, or none. */
const listOf = <S extends z.ZodType>(item: S) => {
  const one = z.union([nothing, item])
  return z
    .union([z.array(one).max(IDS), one.transform((sent) => [sent])])
    .transform((all) => all.filter((each) => each !== undefined))
    .default([])
}

/** `projects[]=1&projects[]=2`, and one alone. */
export const ids = listOf(id)

/** `statuses[]=frozen`: names of any case, one or many. */
export const names = listOf(
  z
    .string()
    .max(64)
    .transform((name) => name.toLowerCase()),
)

/** `True`, `true` and `1` alike; anything else is no. */
export const flag = z
  .union([z.boolean(), z.string().max(16), z.number(), z.null()])
  .transform((sent) => /^(true|1)$/i.test(String(sent)))
  .default(false)

/** `limit` and `offset`. */
export const page = {
  limit: optional(whole).transform((sent = ROWS) => Math.min(sent, ROWS)),
  offset: optional(whole.pipe(z.number().max(2_147_483_647))).transform((sent = 0) => sent),
}

/** An amount as a number or as text, never a percentage; its currency says how exact it may be. */
export const amount = z.union([
  z.number(),
  z
    .string()
    .max(64)
    .regex(/^[^%]*$/, 'not_an_amount'),
])

/** Why what was sent as an amount is none (M2). */
export const AMOUNT_ERRORS: ErrorCode[] = [
  'amount_malformed',
  'amount_not_positive',
  'amount_too_precise',
  'amount_too_large',
]

/** `?action=…`, or the same in the body, with what some actions take. */
export const actionParts = {
  action: optional(z.string().max(64)),
  amount: optional(amount),
}

/** Epoch seconds, as every instant on their wire. */
export const seconds = (ms: number): number => Math.floor(ms / 1000)

type Parts = { action?: string | undefined } | null | undefined

/** The action that a request names, in its address or in its body. */
export function actionOf<const A extends string>(
  known: readonly A[],
  ...parts: Parts[]
): Result<A, Refusal> {
  const sent = parts.map((each) => each?.action?.toLowerCase()).find((each) => each !== undefined)
  const action = known.find((each) => each === sent)
  if (action) return ok(action)
  const reason = { field: 'action_unknown', params: { known: known.join(', ') } } as const
  return err({ code: 'malformed_request', issues: [{ path: 'action', reason }] })
}
