import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Project } from '../../../shared/contract/entities.ts'
import type { Failure } from '../../../shared/contract/errors.ts'
import type { Money } from '../../../shared/money/money.ts'
import { Note } from '../../ui/note.tsx'
import { amountLabel, moneyLabel } from '../../ui/words.ts'
import { useCommand } from '../api/use-command.ts'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { toast } from '../shell/toast-store.ts'
import { refundable } from './amount-left.ts'
import { AmountStep } from './amount-step.tsx'
import type { MilestoneDialogProps } from './milestone-dialog.ts'

/** The freelancer gives released money back, in full or in part: it needs their consent (P6). */
export function RefundDialog({ project, milestone, onClose }: MilestoneDialogProps) {
  const { t } = useTranslation()
  const { send, busy, failure } = useCommand('refundMilestone')
  return (
    <RefundQuestion
      project={project}
      title={t('milestones.refund.title')}
      description={milestone.description}
      left={refundable(milestone)}
      busy={busy}
      failure={failure}
      refund={(amount) => send({ milestoneId: milestone.id, amount })}
      onClose={onClose}
    />
  )
}

type RefundQuestionProps = {
  project: Project
  title: string
  /** What was paid for. */
  description: string
  /** What of it is not given back yet. */
  left: Money | null
  busy: boolean
  failure: Failure | null
  /** Gives an amount back; null when it was refused. */
  refund: (amount: string) => Promise<string | null>
  onClose: () => void
}

/** How much of a payment is given back, and whether that is meant (P6). */
export function RefundQuestion(props: RefundQuestionProps) {
  const { project, title, description, onClose } = props
  const { t } = useTranslation()
  const [amount, setAmount] = useState<string | null>(null)
  // What could be given back when the question was put: a refund elsewhere is refused, not guessed.
  const [whole] = useState(props.left)
  if (!whole) return null
  if (amount !== null) return <RefundSure {...props} currency={whole.currency} amount={amount} />
  return (
    <AmountStep
      title={title}
      lead={t('milestones.refund.lead', { employer: project.employer.name })}
      description={description}
      label={t('milestones.refund.amount')}
      help={t('milestones.refund.amountHelp', { amount: moneyLabel(whole) })}
      whole={whole}
      restOf={(rest) =>
        rest.minor === 0n
          ? t('milestones.refund.keepsNothing')
          : t('milestones.refund.keeps', { amount: moneyLabel(rest) })
      }
      next={t('milestones.refund.next')}
      back={t('shell.cancel')}
      freelancer={project.freelancer.name}
      onAmount={setAmount}
      onClose={onClose}
    />
  )
}

/** What giving it back means, before it is done. */
function RefundSure({
  project,
  description,
  currency,
  amount,
  busy,
  failure,
  refund,
  onClose,
}: RefundQuestionProps & { currency: string; amount: string }) {
  const { t } = useTranslation()
  const words = { amount: amountLabel({ amount, currency }), employer: project.employer.name }
  const giveBack = async (): Promise<void> => {
    if (!(await refund(amount))) return
    toast({ tone: 'neutral', text: t('milestones.refund.done', words) })
    onClose()
  }
  return (
    <ConfirmDialog
      title={t('milestones.refund.sureTitle', words)}
      no={t('milestones.refund.no')}
      yes={t('milestones.refund.yes', words)}
      grave
      busy={busy}
      failure={failure}
      onYes={() => void giveBack()}
      onClose={onClose}
    >
      <p>
        <strong>{description}</strong>
      </p>
      <Note tone="risk" title={t('shell.final')}>
        {t('milestones.refund.sure', words)}
      </Note>
    </ConfirmDialog>
  )
}
