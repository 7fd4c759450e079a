import { useState } from 'react'
import type { CommandPayload } from '../../../shared/contract/commands.ts'
import type { Project } from '../../../shared/contract/entities.ts'
import type { Failure } from '../../../shared/contract/errors.ts'
import { amountError, descriptionError, type FieldError } from '../amount-field.ts'
import type { FailureText } from '../failure-text.ts'

/** How a request leaves: the window hands it to its outbox, a browser to the marketplace. */
export type RequestSender = {
  /** Whether it is on its way. */
  send: (payload: CommandPayload<'requestMilestone'>) => Promise<boolean>
  /** Why the last one did not leave. */
  failure: Failure | null
  /** The same in words of the page's own, where it has them. */
  failureText?: FailureText | undefined
  busy: boolean
}

const AMOUNT_CODES = [
  'amount_malformed',
  'amount_not_positive',
  'amount_too_precise',
  'amount_too_large',
]

/** A refusal about a field is shown beside it; any other is shown under the form. */
function fieldOf(failure: Failure | null): 'amount' | 'description' | null {
  if (failure && AMOUNT_CODES.includes(failure.code)) return 'amount'
  return failure?.code === 'description_missing' ? 'description' : null
}

/** *Amount* and *Description* of a request, checked when it is sent, and from then on as it is typed (M2). */
export function useRequestForm({ currency, id: projectId }: Project, sender: RequestSender) {
  const [amount, setAmount] = useState('')
  const [description, setDescription] = useState('')
  const [judged, setJudged] = useState(false)
  const wrongAmount = amountError(amount, currency)
  const wrongDescription = descriptionError(description)
  const place = fieldOf(sender.failure)
  const refused = (field: 'amount' | 'description'): FieldError | null =>
    place === field ? ((sender.failure?.code as FieldError | undefined) ?? null) : null

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
    failure: place === null ? sender.failure : null,
    /** Whether the request is on its way; else what is wrong stands beside its field. */
    async send(): Promise<boolean> {
      setJudged(true)
      if (wrongAmount || wrongDescription) return false
      return sender.send({
        projectId,
        amount: amount.trim(),
        currency,
        description: description.trim(),
      })
    },
  }
}
