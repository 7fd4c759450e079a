import { useTranslation } from 'react-i18next'
import { amountLabel } from '../../ui/amount.ts'
import { Note } from '../../ui/note.tsx'
import { useCommand } from '../api/use-command.ts'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { useParty } from '../shell/account.tsx'
import { toast } from '../shell/toast-store.ts'
import type { MilestoneDialogProps } from './milestone-dialog.ts'

/**
 * Held money goes back: the employer's *Cancel* while the project is not accepted, afterwards the
 * freelancer's, who gives his claim to it away (P7).
 */
export function CancelDialog({ project, milestone, onClose }: MilestoneDialogProps) {
  const { t } = useTranslation('employer')
  const { send, busy, failure } = useCommand('cancelMilestone')
  const own = useParty() === 'employer' ? 'cancel' : 'giveUp'
  const words = {
    amount: amountLabel(milestone.amount),
    freelancer: project.freelancer.name,
    employer: project.employer.name,
  }
  const cancel = async (): Promise<void> => {
    if (!(await send({ milestoneId: milestone.id }))) return
    toast({ tone: 'neutral', text: t(`${own}.done`, words) })
    onClose()
  }
  return (
    <ConfirmDialog
      title={t(`${own}.title`, words)}
      no={t(`${own}.no`)}
      yes={t(`${own}.yes`)}
      grave
      freelancer={words.freelancer}
      busy={busy}
      failure={failure}
      onYes={() => void cancel()}
      onClose={onClose}
    >
      <p>
        <strong>{milestone.description}</strong>
      </p>
      {own === 'cancel' ? (
        <p>{t('cancel.body', words)}</p>
      ) : (
        <Note tone="risk" title={t('giveUp.warning')}>
          {t('giveUp.body', words)}
        </Note>
      )}
    </ConfirmDialog>
  )
}
