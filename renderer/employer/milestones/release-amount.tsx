import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatAmount, parseAmount } from '../../../shared/money/amount.ts'
import { isCurrencyCode } from '../../../shared/money/currency.ts'
import { split } from '../../../shared/money/money.ts'
import { amountLabel } from '../../ui/amount.ts'
import { fieldMessage } from '../../ui/amount-field.ts'
import fields from '../../ui/money-fields.module.css'
import { useCommand } from '../api/use-command.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Message } from '../parts/message.tsx'
import type { MilestoneDialogProps } from './milestone-dialog.ts'
import type { Confirmed } from './release-sure.tsx'

type ReleaseAmountProps = MilestoneDialogProps & { onConfirmed: (confirmed: Confirmed) => void }

/** The first confirmation: the amount, once more, whole or in part; kept as an intent (P5). */
export function ReleaseAmount(props: ReleaseAmountProps) {
  const { project, milestone, onClose, onConfirmed } = props
  const { amount, currency } = milestone.amount
  const { t } = useTranslation('employer')
  const { t: shared } = useTranslation()
  const { send, busy, failure } = useCommand('prepareRelease')
  const formId = useId()
  const [typed, setTyped] = useState(amount)
  const [error, setError] = useState<string | null>(null)
  const label = amountLabel(milestone.amount)

  /** The amount as the marketplace writes it, or null with the reason beside the field. */
  const check = (): string | null => {
    if (!isCurrencyCode(currency)) return null
    const read = parseAmount(typed, currency)
    const whole = parseAmount(amount, currency)
    if (!read.ok) setError(fieldMessage(shared, read.error, currency))
    else if (whole.ok && !split(whole.value, read.value).ok) {
      setError(t('release.tooMuch', { amount: label }))
    } else return formatAmount(read.value)
    return null
  }

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const part = check()
    if (part === null) return
    const intentId = await send({ milestoneId: milestone.id, amount: part })
    if (intentId) onConfirmed({ amount: part, intentId })
  }

  return (
    <Dialog
      title={t('release.title')}
      busy={busy}
      onClose={onClose}
      buttons={
        <>
          <Button variant="default" data-autofocus disabled={busy} onClick={onClose}>
            {t('release.back')}
          </Button>
          <Button type="submit" form={formId} loading={busy}>
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
      <form id={formId} onSubmit={(event) => void submit(event)} noValidate>
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
      {failure && <Message failure={failure} freelancer={project.freelancer.name} write />}
    </Dialog>
  )
}
