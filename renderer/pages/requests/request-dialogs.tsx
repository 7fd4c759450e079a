import { useTranslation } from 'react-i18next'
import type { MilestoneRequest, Project } from '../../../shared/contract/entities.ts'
import type { Purse } from '../../../shared/milestones/funding.ts'
import { amountLabel } from '../../ui/words.ts'
import { useCommand } from '../api/use-command.ts'
import { ConfirmPayment } from '../milestones/confirm-payment.tsx'
import { ReasonDialog } from '../parts/reason-dialog.tsx'
import { toast } from '../shell/toast-store.ts'

export type RequestDialogProps = {
  project: Project
  request: MilestoneRequest
  onClose: () => void
}

/** *Accept* creates the milestone, so it asks for the payment as creating does (M4, P2). */
export function AcceptDialog({ project, request, onClose }: RequestDialogProps) {
  const { t } = useTranslation()
  const { send, busy, failure } = useCommand('acceptMilestoneRequest')
  const accept = async (confirmedSource: Purse): Promise<void> => {
    if (!(await send({ requestId: request.id, confirmedSource }))) return
    const text = t('milestones.created', {
      amount: amountLabel(request.amount),
      freelancer: project.freelancer.name,
    })
    toast({ tone: 'accent', text })
    onClose()
  }
  return (
    <ConfirmPayment
      project={project}
      total={request.amount}
      items={[{ ...request, amount: request.amount.amount }]}
      busy={busy}
      failure={failure}
      onConfirm={(source) => void accept(source)}
      onClose={onClose}
    />
  )
}

/** *Reject*, with a reason or without (M4). */
export function RejectDialog({ project, request, onClose }: RequestDialogProps) {
  const { t } = useTranslation()
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
      reason={{ label: t('shell.reason'), help: t('requests.reasonHelp', words) }}
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
