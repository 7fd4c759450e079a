import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { amountLabel } from '../../ui/amount.ts'
import { useCommand } from '../api/use-command.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Message } from '../parts/message.tsx'
import { toast } from '../shell/toast-store.ts'
import type { MilestoneDialogProps } from './milestone-dialog.ts'

const REASON_MAX = 2000

/** The employer asks the freelancer to cancel, with a reason or without (P7). */
export function RequestCancellation({ project, milestone, onClose }: MilestoneDialogProps) {
  const { t } = useTranslation('employer')
  const { send, busy, failure } = useCommand('requestCancellation')
  const [reason, setReason] = useState('')
  const words = { amount: amountLabel(milestone.amount), freelancer: project.freelancer.name }
  const ask = async (): Promise<void> => {
    if (!(await send({ milestoneId: milestone.id, reason: reason.trim() || null }))) return
    toast({ tone: 'neutral', text: t('cancellation.done', words) })
    onClose()
  }
  return (
    <Dialog
      title={t('cancellation.title', words)}
      busy={busy}
      onClose={onClose}
      buttons={
        <>
          <Button variant="default" disabled={busy} onClick={onClose}>
            {t('cancellation.no')}
          </Button>
          <Button loading={busy} onClick={() => void ask()}>
            {t('cancellation.send')}
          </Button>
        </>
      }
    >
      <p>
        <strong>{milestone.description}</strong>
      </p>
      <p>{t('cancellation.body', words)}</p>
      <Textarea
        label={t('cancellation.reason')}
        description={t('cancellation.reasonHelp', words)}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        maxLength={REASON_MAX}
        rows={3}
      />
      {failure && <Message failure={failure} freelancer={words.freelancer} write />}
    </Dialog>
  )
}
