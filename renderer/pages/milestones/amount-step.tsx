import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../shared/contract/errors.ts'
import { formatAmount, parseAmount } from '../../../shared/money/amount.ts'
import { type Money, split } from '../../../shared/money/money.ts'
import { fieldMessage } from '../../ui/amount-field.ts'
import fields from '../../ui/money-fields.module.css'
import { moneyLabel } from '../../ui/words.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Message } from '../parts/message.tsx'

type AmountStepProps = {
  title: string
  lead: string
  /** What the money is for. */
  description: string
  label: string
  help: string
  /** The most that can be written. */
  whole: Money
  /** What the field holds at first; the whole by default. */
  first?: string
  /** What is said of the rest; it is zero when all of it is taken. */
  restOf: (rest: Money) => string
  next: string
  back: string
  busy?: boolean
  failure?: Failure | null
  freelancer: string
  /** With an amount that is above zero and at most the whole, in its wire form. */
  onAmount: (amount: string) => void
  onClose: () => void
}

/** The first of two questions about money: how much of it, a part or the whole (P5, P6). */
export function AmountStep(props: AmountStepProps) {
  const { whole, restOf, busy = false, failure, onAmount, onClose } = props
  const { currency } = whole
  const { t } = useTranslation()
  const formId = useId()
  const [typed, setTyped] = useState(props.first ?? formatAmount(whole))
  const [error, setError] = useState<string | null>(null)
  const read = parseAmount(typed, currency)
  const parts = read.ok ? split(whole, read.value) : null

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!read.ok) setError(fieldMessage(t, read.error, currency))
    else if (!parts?.ok) {
      setError(t('money.exceeds', { amount: moneyLabel(whole) }))
    } else onAmount(formatAmount(parts.value.part))
  }

  return (
    <Dialog
      title={props.title}
      busy={busy}
      onClose={onClose}
      buttons={
        <>
          <Button variant="default" data-autofocus disabled={busy} onClick={onClose}>
            {props.back}
          </Button>
          <Button type="submit" form={formId} loading={busy}>
            {props.next}
          </Button>
        </>
      }
    >
      <div>
        <p>{props.lead}</p>
        <p>
          <strong>{props.description}</strong>
        </p>
      </div>
      <form id={formId} onSubmit={submit} noValidate>
        <TextInput
          label={props.label}
          description={parts?.ok ? restOf(parts.value.rest) : props.help}
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
      {failure && <Message failure={failure} freelancer={props.freelancer} write />}
    </Dialog>
  )
}
