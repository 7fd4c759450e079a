import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Dispute, Project } from '../../../shared/contract/entities.ts'
import { AmountText } from '../../ui/amount-text.tsx'
import money from '../../ui/money-list.module.css'
import { dateTimeText, zonedText } from '../../ui/words.ts'
import rows from '../parts/row-link.module.css'
import { useShown } from '../parts/use-shown.tsx'
import { useTimeLeft } from '../parts/use-time-left.ts'
import { useAccount } from '../shell/account.tsx'
import { DisputeBadge } from './dispute-badge.tsx'
import { readersFirst } from './stage.ts'
import { StageLine } from './stage-line.tsx'

type DisputeListProps = {
  disputes: readonly Dispute[]
  projects: readonly Project[]
  empty: ReactNode
}

/** Disputes, those that wait for the reader on top, each a way to its own page (P9). */
export function DisputeList({ disputes, projects, empty }: DisputeListProps) {
  const { t } = useTranslation()
  const { role } = useAccount()
  const { shown, more } = useShown(readersFirst(disputes, role))
  if (disputes.length === 0) return empty
  return (
    <>
      <ul className={money.list} aria-label={t('disputes.title')}>
        {shown.map((dispute) => (
          <DisputeRow
            key={dispute.id}
            dispute={dispute}
            project={projects.find(({ id }) => id === dispute.projectId)}
          />
        ))}
      </ul>
      {more}
    </>
  )
}

function DisputeRow({ dispute, project }: { dispute: Dispute; project: Project | undefined }) {
  const { t } = useTranslation()
  const { zone } = useAccount()
  const left = useTimeLeft()
  const { id, number, openedAtMs, respondByMs, amount } = dispute
  return (
    <li className={`${money.row} ${rows.row}`} data-dispute={id}>
      <div className={money.words}>
        <Link href={`/disputes/${id}`} className={rows.link}>
          {t('disputes.number', { number })}
        </Link>
        {project && (
          <div className={money.meta}>
            {project.title} · {project.freelancer.name} · {project.employer.name}
          </div>
        )}
        <div className={money.meta}>
          {t('disputes.openedAt')} {dateTimeText(openedAtMs, zone)}
          {respondByMs !== null && ` · ${zonedText(respondByMs, zone)}, ${left(respondByMs)}`}
        </div>
      </div>
      <div className={money.figure}>
        <AmountText money={amount} strong />
        <DisputeBadge dispute={dispute} />
      </div>
      <div className={money.below}>
        <StageLine dispute={dispute} />
      </div>
    </li>
  )
}
