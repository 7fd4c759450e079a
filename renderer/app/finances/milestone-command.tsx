import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Milestone } from '../../../shared/contract/entities.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { useCall } from '../state/use-call.ts'

type MilestoneCommandProps = {
  type: 'requestRelease' | 'rejectCancellation'
  milestone: Milestone
}

/** Something the freelancer can ask for or answer at once, for no money moves by it (P3, P7). */
export function MilestoneCommand({ type, milestone }: MilestoneCommandProps) {
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
