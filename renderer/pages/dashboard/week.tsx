import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Project } from '../../../shared/contract/entities.ts'
import type { RunningWeek } from '../../../shared/contract/http.ts'
import { AmountText } from '../../ui/amount-text.tsx'
import money from '../../ui/money-list.module.css'
import { durationText } from '../../ui/words.ts'
import { Facts } from '../parts/facts.tsx'
import { ZonedTime } from '../parts/zoned-time.tsx'
import { useAccount } from '../shell/account.tsx'
import styles from './dashboard.module.css'

type Group = { zone: string; weeks: RunningWeek[] }

/** Weeks that end together are shown together: all weeks of one employer do. */
function byEdge(weeks: readonly RunningWeek[], projects: readonly Project[]): Group[] {
  const groups = new Map<string, Group>()
  for (const week of weeks) {
    const zone = projects.find(({ id }) => id === week.projectId)?.employerZone ?? 'UTC'
    const key = `${week.endMs} ${zone}`
    groups.set(key, { zone, weeks: [...(groups.get(key)?.weeks ?? []), week] })
  }
  return [...groups.values()]
}

type WeekProps = { weeks: readonly RunningWeek[]; projects: readonly Project[] }

/** This week: what is posted, what it comes to, when it is invoiced and paid (I1, I2). */
export function Week({ weeks, projects }: WeekProps) {
  const { t } = useTranslation()
  const { zone: ownZone } = useAccount()
  if (weeks.length === 0) return <p className={styles.none}>{t('dashboard.weekNone')}</p>
  return byEdge(weeks, projects).map(({ zone, weeks: group }) => {
    const [first] = group
    if (!first) return null
    return (
      <div key={first.projectId} className={styles.group}>
        <ul className={money.list} aria-label={t('timer.week.label')}>
          {group.map((week) => (
            <WeekRow
              key={week.projectId}
              week={week}
              project={projects.find(({ id }) => id === week.projectId)}
            />
          ))}
        </ul>
        <Facts
          across
          facts={[
            {
              name: t('dashboard.weekInvoice'),
              value: <ZonedTime atMs={first.endMs} zone={zone} ownZone={ownZone} />,
            },
            {
              name: t('dashboard.weekPay'),
              value: <ZonedTime atMs={first.payAtMs} zone={zone} ownZone={ownZone} />,
            },
          ]}
        />
      </div>
    )
  })
}

function WeekRow({ week, project }: { week: RunningWeek; project: Project | undefined }) {
  const { t } = useTranslation()
  const { role } = useAccount()
  const other = role === 'employer' ? project?.freelancer : project?.employer
  return (
    <li className={money.row}>
      <div className={money.words}>
        <Link href={`/projects/${week.projectId}/diary`} className={styles.title}>
          {project?.title}
        </Link>
        <div className={money.meta}>{other?.name}</div>
      </div>
      <div className={money.figure}>
        <AmountText money={week.amount} strong />
        <span className={`${money.meta} mp-figure`}>
          {t('projects.postedSum', { length: durationText(week.postedMs) })}
          {week.billableMs !== week.postedMs &&
            `, ${t('dashboard.weekBillable', { length: durationText(week.billableMs) })}`}
        </span>
      </div>
    </li>
  )
}
