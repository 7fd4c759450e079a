import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Project } from '../../../shared/contract/entities.ts'
import type { EntryError } from '../../../shared/milestones/amount-entry.ts'
import { fieldMessage } from '../../ui/amount-field.ts'
import fields from '../../ui/money-fields.module.css'
import { amountLabel } from '../../ui/words.ts'

type AmountInputProps = {
  /** Decides the currency; none chosen yet, and nothing can be typed. */
  project: Project | null
  value: string
  /** What a percentage comes to. */
  share: string | null
  /** Below the first of several, the others are written alike. */
  withHelp: boolean
  error: EntryError | null
  onChange: (text: string) => void
}

/** *Amount*, in the project's currency or as a percentage of its total (P1). */
export function AmountInput({
  project,
  value,
  share,
  withHelp,
  error,
  onChange,
}: AmountInputProps) {
  const { t } = useTranslation()
  const currency = project?.currency ?? ''
  const help = !project
    ? t('milestones.amountFirst')
    : share !== null
      ? t('milestones.amountShare', { amount: amountLabel({ amount: share, currency }) })
      : project.total === null
        ? t('milestones.amountHelp', { currency })
        : t('milestones.amountHelpTotal', {
            currency,
            total: amountLabel({ amount: project.total, currency }),
          })
  const message =
    error === 'percentage_without_total' || error === 'percentage_out_of_range'
      ? t(`money.error.${error}`)
      : error && fieldMessage(t, error, currency)
  return (
    <TextInput
      label={t('money.amount')}
      {...(withHelp || share !== null ? { description: help } : {})}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={message}
      disabled={!project}
      inputMode="decimal"
      autoComplete="off"
      maxLength={64}
      leftSection={<span className={fields.currency}>{currency}</span>}
      leftSectionWidth={56}
      classNames={{ input: fields.amountInput }}
    />
  )
}
