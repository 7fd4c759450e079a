import type { TFunction } from 'i18next'
import type { Project } from '../../../shared/contract/entities.ts'
import { amountLabel, durationText } from '../../ui/words.ts'

/** What a project pays, in a few words: `Hourly · USD 40.00 an hour · up to 40 h a week`. */
export function termsOf(t: TFunction, project: Project): string {
  const { type, currency, ratePerHour, total, weeklyLimitMs } = project
  const parts: string[] = [t(`projects.type.${type}`)]
  if (ratePerHour !== null) {
    const amount = amountLabel({ amount: ratePerHour, currency })
    parts.push(t('projects.perHour', { amount }))
    parts.push(
      weeklyLimitMs === null
        ? t('projects.noWeeklyLimit')
        : t('projects.weeklyLimit', { hours: durationText(weeklyLimitMs) }),
    )
  }
  if (total !== null) {
    parts.push(t('projects.total', { amount: amountLabel({ amount: total, currency }) }))
  }
  return parts.join(' · ')
}
