import { useTranslation } from 'react-i18next'
import { parseDecimal } from '../../../shared/money/amount.ts'
import { isCurrencyCode } from '../../../shared/money/currency.ts'
import { amountLabel, moneyLabel } from '../../ui/words.ts'
import { useCommand } from '../api/use-command.ts'
import { AmountStep } from './amount-step.tsx'
import type { MilestoneDialogProps } from './milestone-dialog.ts'
import type { Confirmed } from './release-sure.tsx'

type ReleaseAmountProps = MilestoneDialogProps & {
  /** What was confirmed before, when that has to be done again. */
  before: string | null
  onConfirmed: (confirmed: Confirmed) => void
}

/** The first confirmation: the amount, once more, whole or in part; kept as an intent (P5). */
export function ReleaseAmount(props: ReleaseAmountProps) {
  const { project, milestone, before, onClose, onConfirmed } = props
  const { amount, currency } = milestone.amount
  const { t } = useTranslation()
  const { send, busy, failure } = useCommand('prepareRelease')
  if (!isCurrencyCode(currency)) return null
  const whole = parseDecimal(amount, currency)
  if (!whole.ok) return null

  const prepare = async (part: string): Promise<void> => {
    const intentId = await send({ milestoneId: milestone.id, amount: part })
    if (intentId) onConfirmed({ amount: part, intentId })
  }

  return (
    <AmountStep
      title={t('release.title')}
      lead={t('release.lead', { freelancer: project.freelancer.name })}
      description={milestone.description}
      label={t('release.amount')}
      help={t('release.amountHelp', { amount: amountLabel(milestone.amount) })}
      whole={whole.value}
      {...(before === null ? {} : { first: before })}
      restOf={(rest) =>
        rest.minor === 0n ? t('release.restNone') : t('release.rest', { amount: moneyLabel(rest) })
      }
      next={t('milestones.release')}
      back={t('shell.cancel')}
      busy={busy}
      failure={failure}
      freelancer={project.freelancer.name}
      onAmount={(part) => void prepare(part)}
      onClose={onClose}
    />
  )
}
