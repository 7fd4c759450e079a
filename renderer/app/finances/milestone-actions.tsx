import { useTranslation } from 'react-i18next'
import type { Milestone, Project } from '../../../shared/contract/entities.ts'
import { transitionMilestone } from '../../../shared/milestones/milestone.ts'
import { CancelMilestone } from './cancel-milestone.tsx'
import { MilestoneCommand } from './milestone-command.tsx'

type MilestoneActionsProps = { milestone: Milestone; project: Project }

const may = ({ state }: Milestone, action: 'cancel' | 'requestRelease' | 'rejectCancellation') =>
  transitionMilestone(state, action, 'freelancer').ok

/** Whether the freelancer can do anything with a milestone now; a held one he can always cancel. */
export const hasActions = (milestone: Milestone): boolean => may(milestone, 'cancel')

/** Ask for the release (P3), answer a wish to cancel (P7), or cancel unasked. */
export function MilestoneActions({ milestone, project }: MilestoneActionsProps) {
  const { t } = useTranslation()
  const isAsked = may(milestone, 'rejectCancellation')
  return (
    <>
      {isAsked && <span>{t('milestoneCommand.asked', { employer: project.employer.name })}</span>}
      {may(milestone, 'requestRelease') && (
        <MilestoneCommand type="requestRelease" milestone={milestone} />
      )}
      {isAsked && <MilestoneCommand type="rejectCancellation" milestone={milestone} />}
      <CancelMilestone milestone={milestone} project={project} />
    </>
  )
}
