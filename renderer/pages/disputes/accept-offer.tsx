import { useTranslation } from 'react-i18next'
import type { Dispute, DisputeOffer, Project } from '../../../shared/contract/entities.ts'
import { Note } from '../../ui/note.tsx'
import { amountLabel } from '../../ui/words.ts'
import { useCommand } from '../api/use-command.ts'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { toast } from '../shell/toast-store.ts'
import { ShareLines } from './share-lines.tsx'

type AcceptOfferProps = {
  dispute: Dispute
  project: Project
  offer: DisputeOffer
  onClose: () => void
}

/** Accepts the other side's newest offer: both shares once more, and that it is final (P9). */
export function AcceptOffer({ dispute, project, offer, onClose }: AcceptOfferProps) {
  const { t } = useTranslation()
  const { send, busy, failure } = useCommand('acceptDisputeOffer')
  const { freelancerAmount } = offer
  const accept = async (): Promise<void> => {
    if (!(await send({ disputeId: dispute.id, freelancerAmount }))) return
    const amount = amountLabel({ amount: freelancerAmount, currency: dispute.amount.currency })
    const text = t('disputes.accepted', { amount, freelancer: project.freelancer.name })
    toast({ tone: 'neutral', text })
    onClose()
  }
  return (
    <ConfirmDialog
      title={t('disputes.acceptTitle', { other: project[offer.by].name })}
      no={t('disputes.negotiate')}
      yes={t('disputes.acceptYes')}
      grave
      freelancer={project.freelancer.name}
      busy={busy}
      failure={failure}
      onYes={() => void accept()}
      onClose={onClose}
    >
      <ShareLines project={project} whole={dispute.amount} freelancerAmount={freelancerAmount} />
      <Note tone="risk" title={t('shell.final')}>
        {t('disputes.acceptBody')}
      </Note>
    </ConfirmDialog>
  )
}
