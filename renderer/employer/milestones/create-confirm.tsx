import { useTranslation } from 'react-i18next'
import type { Purse } from '../../../shared/milestones/funding.ts'
import { amountLabel } from '../../ui/amount.ts'
import { useCommand } from '../api/use-command.ts'
import { toast } from '../shell/toast-store.ts'
import { ConfirmPayment } from './confirm-payment.tsx'
import type { Draft } from './use-create-form.ts'

type CreateConfirmProps = { draft: Draft; onDone: () => void; onClose: () => void }

/** Asks once more, then creates the milestone and holds its money (P2). */
export function CreateConfirm({ draft, onDone, onClose }: CreateConfirmProps) {
  const { t } = useTranslation('employer')
  const { send, busy, failure } = useCommand('createMilestone')
  const { project, description } = draft
  const amount = { amount: draft.amount, currency: project.currency }
  const confirm = async (confirmedSource: Purse): Promise<void> => {
    if (!(await send({ projectId: project.id, ...amount, description, confirmedSource }))) return
    const text = t('milestones.created', {
      amount: amountLabel(amount),
      freelancer: project.freelancer.name,
    })
    toast({ tone: 'accent', text })
    onDone()
  }
  return (
    <ConfirmPayment
      project={project}
      amount={amount}
      description={description}
      busy={busy}
      failure={failure}
      onConfirm={(shown) => void confirm(shown)}
      onClose={onClose}
    />
  )
}
