import { z } from 'zod'
import { statementQuery, statementResponse } from '../../../shared/contract/http.ts'
import { isCurrencyCode } from '../../../shared/money/currency.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { isTimeZone } from '../../../shared/time/billing-week.ts'
import { spanOfDay } from '../../../shared/time/day.ts'
import { readStatement, type StatementSpan } from '../../ledger/statement.ts'
import { statementCsv } from '../../ledger/statement-csv.ts'
import { route } from '../route.ts'
import { wordsFor } from '../words.ts'

/** A year, a leap day included. */
const LONGEST_MS = 367 * 86_400_000

type Query = z.infer<typeof statementQuery>

/** The instants of a filter, or the field that is wrong with it and why. */
function spanOf({ currency, from, to, zone }: Query): Result<StatementSpan, [keyof Query, string]> {
  if (!isCurrencyCode(currency)) return err(['currency', 'currency_unknown'])
  if (!isTimeZone(zone)) return err(['zone', 'zone_unknown'])
  const [first, last] = [spanOfDay(from, zone), spanOfDay(to, zone)]
  if (to < from) return err(['to', 'to_before_from'])
  if (last.endMs - first.startMs > LONGEST_MS) return err(['to', 'over_a_year'])
  return ok({ currency, startMs: first.startMs, endMs: last.endMs })
}

const readable = statementQuery.transform((query, context) => {
  const span = spanOf(query)
  if (span.ok) return { ...query, span: span.value }
  const [path, message] = span.error
  context.addIssue({ code: 'custom', path: [path], message })
  return z.NEVER
})

/** What moved on the account's own money, to look at and to take along (L1). */
export const statementRoutes = [
  route({
    method: 'GET',
    url: '/api/statement',
    access: 'signedIn',
    tag: 'account',
    summary: 'Every movement of the account’s available money in a currency, by calendar days.',
    query: readable,
    errors: ['statement_too_long'],
    respond: { kind: 'json', schema: statementResponse },
    handle: ({ context, caller, query }) => readStatement(context.services, caller, query.span),
  }),
  route({
    method: 'GET',
    url: '/api/statement.csv',
    access: 'signedIn',
    tag: 'account',
    summary: 'The same statement as a table for spreadsheets.',
    query: readable,
    errors: ['statement_too_long'],
    respond: { kind: 'bytes', type: 'text/csv; charset=utf-8', description: 'The statement.' },
    handle: async ({ context, caller, query, request, reply }) => {
      const { span, currency, from, to, zone } = query
      const statement = await readStatement(context.services, caller, span)
      if (!statement.ok) return statement
      const name = `milepost-${currency}-${from}-${to}.csv`
      reply.header('content-disposition', `attachment; filename="${name}"`)
      reply.header('cache-control', 'no-store')
      return ok(statementCsv(wordsFor(request), statement.value, zone))
    },
  }),
]
