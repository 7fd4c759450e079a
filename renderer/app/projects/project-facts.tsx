import { useTranslation } from 'react-i18next'
import type { Project } from '../../../shared/contract/entities.ts'
import { amountLabel } from '../../ui/amount.ts'
import { clockText } from '../../ui/date-text.ts'
import { useDurationText } from '../../ui/duration-text.tsx'
import { useNow } from '../state/use-now.ts'
import classes from './projects.module.css'

/** The contract's terms: rate, limit, employer and the zone its weeks follow (I1). */
export function ProjectFacts({ project }: { project: Project }) {
  const { t } = useTranslation()
  const length = useDurationText()
  const nowMs = useNow(60_000)
  const { currency, ratePerHour, total, weeklyLimitMs, employerZone } = project
  const facts: [string, string][] = []
  if (ratePerHour !== null) {
    const amount = amountLabel({ amount: ratePerHour, currency })
    facts.push([t('project.rate'), t('money.perHour', { amount })])
    const limit = weeklyLimitMs === null ? t('project.noLimit') : length(weeklyLimitMs)
    facts.push([t('project.limit'), limit])
  }
  if (total !== null) facts.push([t('project.total'), amountLabel({ amount: total, currency })])
  facts.push([t('project.employer'), project.employer.name])
  facts.push([
    t('project.zone'),
    t('project.zoneNow', {
      zone: employerZone.replaceAll('_', ' '),
      time: clockText(nowMs, employerZone),
    }),
  ])
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
