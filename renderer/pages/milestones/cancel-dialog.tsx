import { useTranslation } from 'react-i18next'
import { Note } from '../../ui/note.tsx'
import { amountLabel } from '../../ui/words.ts'
import { useCommand } from '../api/use-command.ts'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { useParty } from '../shell/account.tsx'
import { toast } from '../shell/toast-store.ts'
import type { MilestoneDialogProps } from './milestone-dialog.ts'

/**
 * Held money goes back: the employer's *Cancel* while the project is not accepted, afterwards the
 * freelancer's, who gives up their claim to it (P7).
 */
export function CancelDialog({ project, milestone, onClose }: MilestoneDialogProps) {
  const { t } = useTranslation()
  const { send, busy, failure } = useCommand('cancelMilestone')
  const own = useParty() === 'employer' ? 'cancel' : 'giveUp'
  const words = {
    amount: amountLabel(milestone.amount),
    freelancer: project.freelancer.name,
    employer: project.employer.name,
  }
  const cancel = async (): Promise<void> => {
    if (!(await send({ milestoneId: milestone.id }))) return
    toast({ tone: 'neutral', text: t(`milestones.${own}.done`, words) })
    onClose()
  }
  return (
    <ConfirmDialog
      title={t(`milestones.${own}.title`, words)}
      no={t(`milestones.${own}.no`)}
      yes={t(`milestones.${own}.yes`)}
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
        <p>{t('milestones.cancel.body', words)}</p>
      ) : (
        <Note tone="risk" title={t('shell.final')}>
          {t('milestones.giveUp.body', words)}
        </Note>
      )}
    </ConfirmDialog>
  )
}
