import { isBlank } from '../../shared/contract/text.ts'
import { parseDecimal } from '../../shared/money/amount.ts'
import { type CurrencyCode, isCurrencyCode } from '../../shared/money/currency.ts'
import { ok, type Result } from '../../shared/result.ts'
import { requireRole } from '../capability/context.ts'
import { defineCommand } from '../capability/define-command.ts'
import { done, type Refusal, refuseField } from '../capability/refusal.ts'

/** A bound of the budget: nothing or more, in minor units. */
function readBudget(typed: string, currency: CurrencyCode, field: string): Result<bigint, Refusal> {
  const parsed = parseDecimal(typed, currency)
  if (!parsed.ok) return refuseField(parsed.error, field)
  const { minor } = parsed.value
  if (minor >= 0n) return ok(minor)
  return refuseField('amount_not_positive', field)
}

/** The employer posts a project: open for bids, without a freelancer or a price (B1). */
export const postProject = defineCommand('postProject', {
  project: 'senderOnly',
  handle: async (context, payload) => {
    const employer = requireRole(context, 'employer')
    if (!employer.ok) return employer
    const { trx, caller, commandId, nowMs } = context
    const { currency, type, budgetMaximum } = payload
    const title = payload.title.trim()
    if (isBlank(title)) return refuseField('title_missing', 'title')
    if (!isCurrencyCode(currency)) {
      return refuseField('malformed_request', 'currency', { field: 'currency_unknown' })
    }
    const minimum = readBudget(payload.budgetMinimum, currency, 'budgetMinimum')
    if (!minimum.ok) return minimum
    const maximum =
      budgetMaximum === null ? ok(null) : readBudget(budgetMaximum, currency, 'budgetMaximum')
    if (!maximum.ok) return maximum
    if (maximum.value !== null && maximum.value < minimum.value) {
      return refuseField('budget_out_of_order', 'budgetMaximum')
    }

    const { zone } = await trx
      .selectFrom('app_user')
      .select('zone')
      .where('id', '=', caller.accountId)
      .executeTakeFirstOrThrow()
    await trx
      .insertInto('project')
      .values({
        posted_by: commandId,
        posted_at_ms: nowMs,
        employer_id: caller.accountId,
        employer_zone: zone,
        title,
        description: payload.description.trim(),
        type,
        currency,
        budget_minimum: minimum.value,
        budget_maximum: maximum.value,
        job_ids: payload.jobIds,
        rate_per_hour: null,
        total: null,
        weekly_limit_ms: type === 'hourly' ? payload.weeklyLimitMs : null,
        accepted_at_ms: null,
        completed_at_ms: null,
      })
      .execute()
    return done
  },
})
