import { useTranslation } from 'react-i18next'
import { amountLabel } from '../../ui/amount.ts'
import { useCommand } from '../api/use-command.ts'
import { ReasonDialog } from '../parts/reason-dialog.tsx'
import { toast } from '../shell/toast-store.ts'
import type { MilestoneDialogProps } from './milestone-dialog.ts'

/** The employer asks the freelancer to cancel, with a reason or without (P7). */
export function RequestCancellation({ project, milestone, onClose }: MilestoneDialogProps) {
  const { t } = useTranslation('employer')
  const { send, busy, failure } = useCommand('requestCancellation')
  const words = { amount: amountLabel(milestone.amount), freelancer: project.freelancer.name }
  const ask = async (reason: string | null): Promise<void> => {
    if (!(await send({ milestoneId: milestone.id, reason }))) return
    toast({ tone: 'neutral', text: t('cancellation.done', words) })
    onClose()
  }
  return (
    <ReasonDialog
      title={t('cancellation.title', words)}
      description={milestone.description}
      reason={{ label: t('cancellation.reason'), help: t('cancellation.reasonHelp', words) }}
      no={t('cancellation.no')}
      yes={t('cancellation.send')}
      busy={busy}
      failure={failure}
      freelancer={words.freelancer}
      onYes={(reason) => void ask(reason)}
      onClose={onClose}
    >
      <p>{t('cancellation.body', words)}</p>
    </ReasonDialog>
  )
}
