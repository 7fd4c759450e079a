import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatAmount, parseAmount } from '../../../shared/money/amount.ts'
import { isCurrencyCode } from '../../../shared/money/currency.ts'
import { amountLabel } from '../../ui/amount.ts'
import { fieldMessage } from '../../ui/amount-field.ts'
import fields from '../../ui/money-fields.module.css'
import { Dialog } from '../parts/dialog.tsx'
import type { MilestoneDialogProps } from './milestone-dialog.ts'

/** The first confirmation: the amount, once more (P5). */
export function ReleaseAmount(props: MilestoneDialogProps & { onReconfirmed: () => void }) {
  const { project, milestone, onClose, onReconfirmed } = props
  const { amount, currency } = milestone.amount
  const { t } = useTranslation('employer')
  const { t: shared } = useTranslation()
  const formId = useId()
  const [typed, setTyped] = useState(amount)
  const [error, setError] = useState<string | null>(null)
  const label = amountLabel(milestone.amount)

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!isCurrencyCode(currency)) return
    const read = parseAmount(typed, currency)
    if (!read.ok) setError(fieldMessage(shared, read.error, currency))
    else if (formatAmount(read.value) !== amount) setError(t('release.whole', { amount: label }))
    else onReconfirmed()
  }

  return (
    <Dialog
      title={t('release.title')}
      onClose={onClose}
      buttons={
        <>
          <Button variant="default" data-autofocus onClick={onClose}>
            {t('release.back')}
          </Button>
          <Button type="submit" form={formId}>
            {t('release.next')}
          </Button>
        </>
      }
    >
      <div>
        <p>{t('release.lead', { freelancer: project.freelancer.name })}</p>
        <p>
          <strong>{milestone.description}</strong>
        </p>
      </div>
      <form id={formId} onSubmit={submit} noValidate>
        <TextInput
          label={t('release.amount')}
          description={t('release.amountHelp', { amount: label })}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setError(null)
          }}
          error={error}
          inputMode="decimal"
          autoComplete="off"
          maxLength={64}
          leftSection={<span className={fields.currency}>{currency}</span>}
          leftSectionWidth={56}
          classNames={{ input: fields.amountInput }}
        />
      </form>
    </Dialog>
  )
}
