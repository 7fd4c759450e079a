import { Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type FieldError, fieldMessage } from './amount-field.ts'
import classes from './money-fields.module.css'

type MoneyFieldsProps = {
  currency: string
  amount: string
  description: string
  amountError: FieldError | null
  descriptionError: FieldError | null
  onAmount: (text: string) => void
  onDescription: (text: string) => void
  disabled?: boolean
}

/** *Amount* and *Description*: the currency is fixed (M2), each error beside its field. */
export function MoneyFields(props: MoneyFieldsProps) {
  const { currency, amountError, descriptionError, disabled = false } = props
  const { t } = useTranslation()
  return (
    <div className={classes.fields}>
      <TextInput
        label={t('money.amount')}
        value={props.amount}
        onChange={(event) => props.onAmount(event.currentTarget.value)}
        error={amountError && fieldMessage(t, amountError, currency)}
        leftSection={<span className={classes.currency}>{currency}</span>}
        leftSectionWidth={56}
        inputMode="decimal"
        autoComplete="off"
        maxLength={64}
        disabled={disabled}
        classNames={{ root: classes.amount, input: classes.amountInput }}
        aria-description={t('money.amountIn', { currency })}
      />
      <Textarea
        label={t('money.description')}
        placeholder={t('money.descriptionHint')}
        value={props.description}
        onChange={(event) => props.onDescription(event.currentTarget.value)}
        error={descriptionError && fieldMessage(t, descriptionError, currency)}
        rows={1}
        disabled={disabled}
        classNames={{ root: classes.description, input: classes.descriptionInput }}
      />
    </div>
  )
}
