import { useTranslation } from 'react-i18next'
import type { Dispute, Project } from '../../../shared/contract/entities.ts'
import { amountLabel } from '../../ui/words.ts'
import { useCommand } from '../api/use-command.ts'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { toast } from '../shell/toast-store.ts'

type EndDialogProps = { dispute: Dispute; project: Project; onClose: () => void }

/** *Ask for arbitration*: from then on the marketplace's arbiter decides (P9). */
export function EscalateDialog({ dispute, project, onClose }: EndDialogProps) {
  const { t } = useTranslation()
  const { send, busy, failure } = useCommand('escalateDispute')
  const escalate = async (): Promise<void> => {
    if (!(await send({ disputeId: dispute.id }))) return
    toast({ tone: 'neutral', text: t('disputes.escalated') })
    onClose()
  }
  return (
    <ConfirmDialog
      title={t('disputes.escalateTitle')}
      no={t('disputes.negotiate')}
      yes={t('disputes.escalate')}
      freelancer={project.freelancer.name}
      busy={busy}
      failure={failure}
      onYes={() => void escalate()}
      onClose={onClose}
    >
      <p>{t('disputes.escalateBody', { amount: amountLabel(dispute.amount) })}</p>
    </ConfirmDialog>
  )
}

/** *Take back*, for whoever opened it (P9). */
export function WithdrawDialog({ dispute, project, onClose }: EndDialogProps) {
  const { t } = useTranslation()
  const { send, busy, failure } = useCommand('withdrawDispute')
  const withdraw = async (): Promise<void> => {
    if (!(await send({ disputeId: dispute.id }))) return
    toast({ tone: 'neutral', text: t('disputes.withdrawn') })
    onClose()
  }
  return (
    <ConfirmDialog
      title={t('disputes.withdrawTitle')}
      no={t('disputes.withdrawNo')}
      yes={t('disputes.withdrawYes')}
      freelancer={project.freelancer.name}
      busy={busy}
      failure={failure}
      onYes={() => void withdraw()}
      onClose={onClose}
    >
      <p>
        {t(`disputes.withdrawAbout.${dispute.about.kind}`, { amount: amountLabel(dispute.amount) })}
      </p>
    </ConfirmDialog>
  )
}
