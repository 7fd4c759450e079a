import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Milestone, Project } from '../../../shared/contract/entities.ts'
import { transitionMilestone } from '../../../shared/milestones/milestone.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { amountLabel } from '../../ui/words.ts'
import { useCall } from '../state/use-call.ts'

type MilestoneActionsProps = { milestone: Milestone; project: Project }

const may = ({ state }: Milestone, action: 'cancel' | 'requestRelease' | 'rejectCancellation') =>
  transitionMilestone(state, action, 'freelancer').ok

/** Whether the freelancer can do anything with a milestone now; they can always cancel a held one. */
export const hasActions = (milestone: Milestone): boolean => may(milestone, 'cancel')

/** Ask for the release (P3), answer a wish to cancel (P7), or cancel unasked. */
export function MilestoneActions({ milestone, project }: MilestoneActionsProps) {
  const { t } = useTranslation()
  const isAsked = may(milestone, 'rejectCancellation')
  return (
    <>
      {isAsked && <span>{t('milestones.command.asked', { employer: project.employer.name })}</span>}
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
        aria-label={t(`milestones.command.${type}Named`, { description })}
        onClick={() => void submit.run({ type, payload: { milestoneId } })}
      >
        {t(`milestones.command.${type}`)}
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
        aria-label={t('milestones.giveBack.buttonNamed', { description })}
        onClick={() => setAsked(true)}
      >
        {t('milestones.rows.cancelMilestone')}
      </Button>
    )
  }
  const amount = amountLabel(milestone.amount)
  return (
    <>
      <span role="alert">
        {t('milestones.giveBack.sure', { amount, employer: project.employer.name })}
      </span>
      <Button size="xs" variant="default" autoFocus onClick={() => setAsked(false)}>
        {t('milestones.giveBack.no')}
      </Button>
      <Button
        size="xs"
        color="red"
        loading={submit.busy}
        onClick={() => void submit.run({ type: 'cancelMilestone', payload: { milestoneId } })}
      >
        {t('milestones.giveBack.yes')}
      </Button>
      {submit.failure && <ErrorNote failure={submit.failure} />}
    </>
  )
}
