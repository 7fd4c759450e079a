import { useTranslation } from 'react-i18next'
import type { Project } from '../../../shared/contract/entities.ts'
import { amountLabel, clockText, durationText } from '../../ui/words.ts'
import { zonePlace } from '../../ui/zone.ts'
import { useNow } from '../state/use-now.ts'
import classes from './projects.module.css'

/** The contract's terms: rate, limit, employer and the zone its weeks follow (I1). */
export function ProjectFacts({ project }: { project: Project }) {
  const { t } = useTranslation()
  const nowMs = useNow(60_000)
  const { currency, ratePerHour, total, weeklyLimitMs, employerZone } = project
  const facts: [string, string][] = []
  if (ratePerHour !== null) {
    const amount = amountLabel({ amount: ratePerHour, currency })
    facts.push([t('projects.page.rate'), t('money.perHour', { amount })])
    const limit = weeklyLimitMs === null ? t('projects.page.noLimit') : durationText(weeklyLimitMs)
    facts.push([t('projects.page.limit'), limit])
  }
  if (total !== null)
    facts.push([t('projects.page.total'), amountLabel({ amount: total, currency })])
  facts.push([t('projects.employer'), project.employer.name])
  facts.push([
    t('projects.page.zone'),
    t('projects.page.zoneNow', {
      zone: zonePlace(employerZone),
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
