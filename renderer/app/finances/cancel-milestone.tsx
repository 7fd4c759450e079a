import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Milestone, Project } from '../../../shared/contract/entities.ts'
import { amountLabel } from '../../ui/amount.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { useCall } from '../state/use-call.ts'

type CancelMilestoneProps = { milestone: Milestone; project: Project }

/** Gives held money back to the employer; only the freelancer can (P7), and is asked twice. */
export function CancelMilestone({ milestone, project }: CancelMilestoneProps) {
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
