import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { amountLabel } from '../../ui/amount.ts'
import { useCommand } from '../api/use-command.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Message } from '../parts/message.tsx'
import { toast } from '../shell/toast-store.ts'
import type { MilestoneDialogProps } from './milestone-dialog.ts'

/** Takes a payment back while the freelancer has not accepted the project (P7). */
export function CancelDialog({ project, milestone, onClose }: MilestoneDialogProps) {
  const { t } = useTranslation('employer')
  const { send, busy, failure } = useCommand('cancelMilestone')
  const words = {
    amount: amountLabel(milestone.amount),
    freelancer: project.freelancer.name,
  }
  const cancel = async (): Promise<void> => {
    if (!(await send({ milestoneId: milestone.id }))) return
    toast({ tone: 'neutral', text: t('cancel.done', words) })
    onClose()
  }
  return (
    <Dialog
      title={t('cancel.title')}
      busy={busy}
      onClose={onClose}
      buttons={
        <>
          <Button variant="default" data-autofocus disabled={busy} onClick={onClose}>
            {t('cancel.no')}
          </Button>
          <Button color="red.9" loading={busy} onClick={() => void cancel()}>
            {t('cancel.yes')}
          </Button>
        </>
      }
    >
      <p>
        <strong>{milestone.description}</strong>
      </p>
      <p>{t('cancel.body', words)}</p>
      {failure && <Message failure={failure} freelancer={words.freelancer} write />}
    </Dialog>
  )
}
