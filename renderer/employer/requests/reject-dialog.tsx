import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { amountLabel } from '../../ui/amount.ts'
import { useCommand } from '../api/use-command.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Message } from '../parts/message.tsx'
import { toast } from '../shell/toast-store.ts'
import type { RequestDialogProps } from './accept-dialog.tsx'

const REASON_MAX = 2000

/** *Reject*, with a reason or without (M4). */
export function RejectDialog({ project, request, onClose }: RequestDialogProps) {
  const { t } = useTranslation('employer')
  const { send, busy, failure } = useCommand('rejectMilestoneRequest')
  const [reason, setReason] = useState('')
  const words = { amount: amountLabel(request.amount), freelancer: project.freelancer.name }
  const reject = async (): Promise<void> => {
    if (!(await send({ requestId: request.id, reason: reason.trim() || null }))) return
    toast({ tone: 'neutral', text: t('requests.rejected', words) })
    onClose()
  }
  return (
    <Dialog
      title={t('requests.rejectTitle', words)}
      busy={busy}
      onClose={onClose}
      buttons={
        <>
          <Button variant="default" disabled={busy} onClick={onClose}>
            {t('requests.keep')}
          </Button>
          <Button loading={busy} onClick={() => void reject()}>
            {t('requests.rejectConfirm')}
          </Button>
        </>
      }
    >
      <p>
        <strong>{request.description}</strong>
      </p>
      <Textarea
        label={t('requests.reason')}
        description={t('requests.reasonHelp', words)}
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
