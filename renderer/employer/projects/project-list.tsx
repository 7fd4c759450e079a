import { IconInbox } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Milestone, MilestoneRequest, Project } from '../../../shared/contract/entities.ts'
import { isHeld } from '../../../shared/milestones/milestone.ts'
import { displayMoney, parseDecimal } from '../../../shared/money/amount.ts'
import { isCurrencyCode } from '../../../shared/money/currency.ts'
import { type Money, sum } from '../../../shared/money/money.ts'
import { useDurationText } from '../../ui/duration-text.tsx'
import { LOCALE } from '../../ui/i18n/i18n.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { useAccount } from '../shell/account.tsx'
import styles from './project-list.module.css'
import { termsOf } from './terms.ts'

type ProjectListProps = {
  projects: readonly Project[]
  requests: readonly MilestoneRequest[]
  milestones: readonly Milestone[]
}

/** Projects as rows: name and other side, terms, what waits and what is held. */
export function ProjectList({ projects, requests, milestones }: ProjectListProps) {
  const { t } = useTranslation('employer')
  const length = useDurationText()
  const { role } = useAccount()
  const waits = role === 'employer' ? 'projects.requests' : 'projects.requestsSent'
  return (
    <ul className={styles.list}>
      {projects.map((project) => {
        const other = role === 'employer' ? project.freelancer : project.employer
        const pending = requests.filter(
          ({ projectId, state }) => projectId === project.id && state === 'pending',
        ).length
        const held = heldIn(project, milestones)
        return (
          <li key={project.id} className={styles.row}>
            <div className={styles.words}>
              <Link href={`/projects/${project.id}`} className={styles.title}>
                {project.title}
              </Link>
              <div>{other.name}</div>
              <div className={styles.terms}>{termsOf(t, project, length)}</div>
            </div>
            <div className={styles.state}>
              {pending > 0 && (
                <StatusBadge
                  tone={role === 'employer' ? 'attention' : 'neutral'}
                  icon={<IconInbox />}
                >
                  {t(waits, { count: pending })}
                </StatusBadge>
              )}
              {held && <div className="mp-figure">{t('projects.heldNow', { amount: held })}</div>}
              {project.type === 'hourly' && project.status !== 'awarded' && (
                <div className={`${styles.terms} mp-figure`}>
                  {t('projects.postedSum', { length: length(project.postedMs) })}
                </div>
              )}
              {project.status === 'awarded' && (
                <div className={styles.terms}>
                  {t(role === 'employer' ? 'projects.waitsForYes' : 'projects.acceptInApp')}
                </div>
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}

/** What is held in a project's milestones as people read it; null when nothing is. */
function heldIn({ id, currency }: Project, milestones: readonly Milestone[]): string | null {
  if (!isCurrencyCode(currency)) return null
  const amounts: Money[] = []
  for (const { projectId, state, amount } of milestones) {
    if (projectId !== id || !isHeld(state)) continue
    const read = parseDecimal(amount.amount, currency)
    if (read.ok) amounts.push(read.value)
  }
  return amounts.length === 0 ? null : displayMoney(sum(amounts, currency), LOCALE)
}
