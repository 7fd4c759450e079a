import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Milestone, Project } from '../../../shared/contract/entities.ts'
import { transitionMilestone } from '../../../shared/milestones/milestone.ts'
import { amountLabel } from '../../ui/amount.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { useCall } from '../state/use-call.ts'

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

type MilestoneCommandProps = {
  type: 'requestRelease' | 'rejectCancellation'
  milestone: Milestone
}

/** Something the freelancer can ask for or answer at once, for no money moves by it (P3, P7). */
function MilestoneCommand({ type, milestone }: MilestoneCommandProps) {
  const { t } = useTranslation()
  const submit = useCall('commands.submit')
  const { id: milestoneId, description } = milestone
  return (
    <>
      <Button
        size="xs"
        variant="default"
        loading={submit.busy}
        aria-label={t(`milestoneCommand.${type}Named`, { description })}
        onClick={() => void submit.run({ type, payload: { milestoneId } })}
      >
        {t(`milestoneCommand.${type}`)}
      </Button>
      {submit.failure && <ErrorNote failure={submit.failure} />}
    </>
  )
}

type CancelMilestoneProps = { milestone: Milestone; project: Project }

/** Gives held money back to the employer; only the freelancer can (P7), and is asked twice. */
function CancelMilestone({ milestone, project }: CancelMilestoneProps) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState(false)
  const submit = useCall('commands.submit')
  const { id: milestoneId, description } = milestone
  if (!asked) {
    return (
      <Button
        size="xs"
        variant="subtle"
        color="gray"
        aria-label={t('cancelMilestone.buttonNamed', { description })}
        onClick={() => setAsked(true)}
      >
        {t('cancelMilestone.button')}
      </Button>
    )
  }
  const amount = amountLabel(milestone.amount)
  return (
    <>
      <span role="alert">
        {t('cancelMilestone.sure', { amount, employer: project.employer.name })}
      </span>
      <Button size="xs" variant="default" autoFocus onClick={() => setAsked(false)}>
        {t('cancelMilestone.no')}
      </Button>
      <Button
        size="xs"
        color="red"
        loading={submit.busy}
        onClick={() => void submit.run({ type: 'cancelMilestone', payload: { milestoneId } })}
      >
        {t('cancelMilestone.yes')}
      </Button>
      {submit.failure && <ErrorNote failure={submit.failure} />}
    </>
  )
}
