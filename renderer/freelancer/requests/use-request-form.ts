import { useState } from 'react'
import type { Project } from '../../../shared/contract/entities.ts'
import type { Failure } from '../../../shared/contract/errors.ts'
import { amountError, descriptionError, type FieldError } from '../../ui/amount-field.ts'
import { useCall } from '../state/use-call.ts'

const AMOUNT_CODES = [
  'amount_malformed',
  'amount_not_positive',
  'amount_too_precise',
  'amount_too_large',
]

/** A refusal that belongs beside a field stands there; any other is told under the form. */
function fieldOf(failure: Failure | null): 'amount' | 'description' | null {
  if (failure && AMOUNT_CODES.includes(failure.code)) return 'amount'
  return failure?.code === 'description_missing' ? 'description' : null
}

/** *Amount* and *Description* of a request, judged when it is sent and then as it is mended (M2). */
export function useRequestForm(project: Project, onDone: () => void) {
  const [amount, setAmount] = useState('')
  const [description, setDescription] = useState('')
  const [judged, setJudged] = useState(false)
  const submit = useCall('commands.submit')
  const { currency, id: projectId } = project
  const wrongAmount = amountError(amount, currency)
  const wrongDescription = descriptionError(description)
  const place = fieldOf(submit.failure)
  const refused = (field: 'amount' | 'description'): FieldError | null =>
    place === field ? ((submit.failure?.code as FieldError | undefined) ?? null) : null

  async function send(): Promise<void> {
    setJudged(true)
    if (wrongAmount || wrongDescription) return
    const done = await submit.run({
      type: 'requestMilestone',
      payload: { projectId, amount: amount.trim(), currency, description: description.trim() },
    })
    if (done) onDone()
  }

  return {
    fields: {
      currency,
      amount,
      description,
      amountError: (judged ? wrongAmount : null) ?? refused('amount'),
      descriptionError: (judged ? wrongDescription : null) ?? refused('description'),
      onAmount: setAmount,
      onDescription: setDescription,
    },
    failure: place === null ? submit.failure : null,
    busy: submit.busy,
    send: () => void send(),
  }
}
