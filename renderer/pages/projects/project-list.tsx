import { IconHourglass, IconInbox } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Milestone, MilestoneRequest, Project } from '../../../shared/contract/entities.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { durationText } from '../../ui/words.ts'
import boxed from '../parts/boxed-list.module.css'
import rows from '../parts/row-link.module.css'
import { useParty } from '../shell/account.tsx'
import { AcceptAward } from './accept-award.tsx'
import { heldIn } from './held.ts'
import styles from './project-list.module.css'
import { termsOf } from './terms.ts'

type ProjectListProps = {
  projects: readonly Project[]
  requests: readonly MilestoneRequest[]
  milestones: readonly Milestone[]
}

/** Projects as rows: name and other side, terms, what waits and what is held. */
export function ProjectList({ projects, requests, milestones }: ProjectListProps) {
  const { t } = useTranslation()
  const party = useParty()
  const waits = party === 'employer' ? 'projects.requests' : 'projects.requestsSent'
  return (
    <ul className={boxed.list}>
      {projects.map((project) => {
        const other = party === 'employer' ? project.freelancer : project.employer
        const pending = requests.filter(
          ({ projectId, state }) => projectId === project.id && state === 'pending',
        ).length
        const held = heldIn(project, milestones)
        return (
          <li key={project.id} className={`${styles.row} ${rows.row}`}>
            <div className={boxed.words}>
              <Link href={`/projects/${project.id}`} className={rows.link}>
                {project.title}
              </Link>
              <div>{other.name}</div>
              <div className={boxed.meta}>{termsOf(t, project)}</div>
            </div>
            <div className={styles.state}>
              {pending > 0 && (
                <StatusBadge
                  tone={party === 'employer' ? 'attention' : 'neutral'}
                  icon={<IconInbox />}
                >
                  {t(waits, { count: pending })}
                </StatusBadge>
              )}
              {held && <div className="mp-figure">{t('projects.heldNow', { amount: held })}</div>}
              {project.type === 'hourly' && project.status !== 'awarded' && (
                <div className={`${boxed.meta} mp-figure`}>
                  {t('projects.postedSum', { length: durationText(project.postedMs) })}
                </div>
              )}
              {project.status === 'awarded' &&
                (party === 'employer' ? (
                  <StatusBadge tone="neutral" icon={<IconHourglass />}>
                    {t('projects.waitsForYes')}
                  </StatusBadge>
                ) : (
                  <div className={rows.above}>
                    <AcceptAward project={project} />
                  </div>
                ))}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
