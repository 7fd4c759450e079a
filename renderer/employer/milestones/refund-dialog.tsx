import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { displayMoney } from '../../../shared/money/amount.ts'
import { amountLabel } from '../../ui/amount.ts'
import { LOCALE } from '../../ui/i18n/i18n.ts'
import { Note } from '../../ui/note.tsx'
import { useCommand } from '../api/use-command.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Message } from '../parts/message.tsx'
import { toast } from '../shell/toast-store.ts'
import { AmountStep } from './amount-step.tsx'
import type { MilestoneDialogProps } from './milestone-dialog.ts'
import { refundable } from './refundable.ts'

/** The freelancer gives released money back, in full or in part: his consent (P6). */
export function RefundDialog(props: MilestoneDialogProps) {
  const { project, milestone, onClose } = props
  const { t } = useTranslation('employer')
  const [amount, setAmount] = useState<string | null>(null)
  // What could be given back when the question was put: a refund elsewhere is refused, not guessed.
  const [whole] = useState(() => refundable(milestone))
  if (!whole) return null
  if (amount !== null) return <RefundSure {...props} amount={amount} />
  return (
    <AmountStep
      title={t('refund.title')}
      lead={t('refund.lead', { employer: project.employer.name })}
      description={milestone.description}
      label={t('refund.amount')}
      help={t('refund.amountHelp', { amount: displayMoney(whole, LOCALE) })}
      whole={whole}
      restOf={(rest) =>
        rest.minor === 0n
          ? t('refund.keepsNothing')
          : t('refund.keeps', { amount: displayMoney(rest, LOCALE) })
      }
      next={t('refund.next')}
      back={t('refund.back')}
      freelancer={project.freelancer.name}
      onAmount={setAmount}
      onClose={onClose}
    />
  )
}

/** What giving it back means, before it is done. */
function RefundSure({
  project,
  milestone,
  amount,
  onClose,
}: MilestoneDialogProps & { amount: string }) {
  const { t } = useTranslation('employer')
  const { send, busy, failure } = useCommand('refundMilestone')
  const words = {
    amount: amountLabel({ ...milestone.amount, amount }),
    employer: project.employer.name,
  }
  const refund = async (): Promise<void> => {
    if (!(await send({ milestoneId: milestone.id, amount }))) return
    toast({ tone: 'neutral', text: t('refund.done', words) })
    onClose()
  }
  return (
    <Dialog
      title={t('refund.sureTitle', words)}
      busy={busy}
      onClose={onClose}
      buttons={
        <>
          <Button variant="default" data-autofocus disabled={busy} onClick={onClose}>
            {t('refund.no')}
          </Button>
          <Button color="red.9" loading={busy} onClick={() => void refund()}>
            {t('refund.yes', words)}
          </Button>
        </>
      }
    >
      <p>
        <strong>{milestone.description}</strong>
      </p>
      <Note tone="risk" title={t('refund.warning')}>
        {t('refund.sure', words)}
      </Note>
      {failure && <Message failure={failure} write />}
    </Dialog>
  )
}
