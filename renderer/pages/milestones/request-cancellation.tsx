import { useTranslation } from 'react-i18next'
import { amountLabel } from '../../ui/words.ts'
import { useCommand } from '../api/use-command.ts'
import { ReasonDialog } from '../parts/reason-dialog.tsx'
import { toast } from '../shell/toast-store.ts'
import type { MilestoneDialogProps } from './milestone-dialog.ts'

/** The employer asks the freelancer to cancel, with a reason or without (P7). */
export function RequestCancellation({ project, milestone, onClose }: MilestoneDialogProps) {
  const { t } = useTranslation()
  const { send, busy, failure } = useCommand('requestCancellation')
  const words = { amount: amountLabel(milestone.amount), freelancer: project.freelancer.name }
  const ask = async (reason: string | null): Promise<void> => {
    if (!(await send({ milestoneId: milestone.id, reason }))) return
    toast({ tone: 'neutral', text: t('milestones.cancellation.done', words) })
    onClose()
  }
  return (
    <ReasonDialog
      title={t('milestones.cancellation.title', words)}
      description={milestone.description}
      reason={{ label: t('shell.reason'), help: t('milestones.cancellation.reasonHelp', words) }}
      no={t('milestones.cancellation.no')}
      yes={t('milestones.cancellation.send')}
      busy={busy}
      failure={failure}
      freelancer={words.freelancer}
      onYes={(reason) => void ask(reason)}
      onClose={onClose}
    >
      <p>{t('milestones.cancellation.body', words)}</p>
    </ReasonDialog>
  )
}
