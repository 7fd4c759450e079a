import { useTranslation } from 'react-i18next'
import { useCommand } from '../api/use-command.ts'
import type { MilestoneDialogProps } from './milestone-dialog.ts'
import { RefundQuestion } from './refund-question.tsx'
import { refundable } from './refundable.ts'

/** The freelancer gives released money back, in full or in part: his consent (P6). */
export function RefundDialog({ project, milestone, onClose }: MilestoneDialogProps) {
  const { t } = useTranslation('employer')
  const { send, busy, failure } = useCommand('refundMilestone')
  return (
    <RefundQuestion
      project={project}
      title={t('refund.title')}
      description={milestone.description}
      left={refundable(milestone)}
      busy={busy}
      failure={failure}
      refund={(amount) => send({ milestoneId: milestone.id, amount })}
      onClose={onClose}
    />
  )
}
