import { useTranslation } from 'react-i18next'
import type { Purse } from '../../../shared/milestones/funding.ts'
import { formatAmount } from '../../../shared/money/amount.ts'
import { amountLabel } from '../../ui/words.ts'
import { useCommand } from '../api/use-command.ts'
import { toast } from '../shell/toast-store.ts'
import { ConfirmPayment } from './confirm-payment.tsx'
import type { Draft } from './use-create-form.ts'

type CreateConfirmProps = { draft: Draft; onDone: () => void; onClose: () => void }

/** Asks once more, then creates all the milestones and holds their money, or none (P1, P2). */
export function CreateConfirm({ draft, onDone, onClose }: CreateConfirmProps) {
  const { t } = useTranslation()
  const { send, busy, failure } = useCommand('createMilestones')
  const { project, items } = draft
  const total = { amount: formatAmount(draft.total), currency: project.currency }
  const confirm = async (confirmedSource: Purse): Promise<void> => {
    const { id: projectId, currency } = project
    if (!(await send({ projectId, currency, items, confirmedSource }))) return
    const text = t('milestones.created', {
      amount: amountLabel(total),
      freelancer: project.freelancer.name,
    })
    toast({ tone: 'accent', text })
    onDone()
  }
  return (
    <ConfirmPayment
      project={project}
      total={total}
      items={items}
      busy={busy}
      failure={failure}
      onConfirm={(source) => void confirm(source)}
      onClose={onClose}
    />
  )
}
