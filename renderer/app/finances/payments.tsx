import { useTranslation } from 'react-i18next'
import type { Milestone } from '../../../shared/contract/entities.ts'
import { LifeLine } from '../../ui/life-line.tsx'
import { MilestoneList } from '../../ui/milestone-list.tsx'
import { lifeStep } from '../../ui/requests.ts'
import { ownZone } from '../../ui/zone.ts'
import { useData } from '../data/data-context.tsx'
import classes from './finances.module.css'
import { hasActions, MilestoneActions } from './milestone-actions.tsx'
import { ProjectLink } from './project-link.tsx'

type PaymentsProps = { milestones: readonly Milestone[]; named?: boolean }

/** *Milestone Payments*; those that were asked for with the life of their request (M6, P7). */
export function Payments({ milestones, named = false }: PaymentsProps) {
  const { t } = useTranslation()
  const projects = useData()?.projects ?? []
  return (
    <MilestoneList
      milestones={milestones}
      zone={ownZone()}
      label={t('milestones.payments')}
      {...(named && { about: ({ projectId }) => <ProjectLink projectId={projectId} /> })}
      below={({ requestId, state }) =>
        requestId !== null && (
          <div className={classes.life}>
            <LifeLine reached={lifeStep('accepted', state)} />
          </div>
        )
      }
      actions={(milestone) => {
        const project = projects.find(({ id }) => id === milestone.projectId)
        if (!project || !hasActions(milestone)) return null
        return <MilestoneActions milestone={milestone} project={project} />
      }}
    />
  )
}
