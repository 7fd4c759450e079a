import { useTranslation } from 'react-i18next'
import { amountLabel } from '../../ui/amount.ts'
import { useCommand } from '../api/use-command.ts'
import { ReasonDialog } from '../parts/reason-dialog.tsx'
import { toast } from '../shell/toast-store.ts'
import type { RequestDialogProps } from './accept-dialog.tsx'

/** *Reject*, with a reason or without (M4). */
export function RejectDialog({ project, request, onClose }: RequestDialogProps) {
  const { t } = useTranslation('employer')
  const { send, busy, failure } = useCommand('rejectMilestoneRequest')
  const words = { amount: amountLabel(request.amount), freelancer: project.freelancer.name }
  const reject = async (reason: string | null): Promise<void> => {
    if (!(await send({ requestId: request.id, reason }))) return
    toast({ tone: 'neutral', text: t('requests.rejected', words) })
    onClose()
  }
  return (
    <ReasonDialog
      title={t('requests.rejectTitle', words)}
      description={request.description}
      reason={{ label: t('requests.reason'), help: t('requests.reasonHelp', words) }}
      no={t('requests.keep')}
      yes={t('requests.rejectConfirm')}
      busy={busy}
      failure={failure}
      freelancer={words.freelancer}
      onYes={(reason) => void reject(reason)}
      onClose={onClose}
    />
  )
}
