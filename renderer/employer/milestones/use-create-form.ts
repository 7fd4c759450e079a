import { useState } from 'react'
import type { Project } from '../../../shared/contract/entities.ts'
import { type EntryError, parseEntry } from '../../../shared/milestones/amount-entry.ts'
import { formatAmount } from '../../../shared/money/amount.ts'
import { isCurrencyCode } from '../../../shared/money/currency.ts'
import { descriptionError } from '../../ui/amount-field.ts'

/** A milestone as typed and found good, waiting for *Confirm Payment*. */
export type Draft = { project: Project; amount: string; description: string }

type Errors = {
  project: 'selectMissing' | null
  amount: EntryError | null
  description: ReturnType<typeof descriptionError>
}

const NO_ERRORS: Errors = { project: null, amount: null, description: null }

/** The fields of *Create Milestone Payment* and what is wrong with each (P1, M2). */
export function useCreateForm(fixed: Project | null) {
  const [chosen, setChosen] = useState<Project | null>(fixed)
  const [amount, setAmount] = useState('')
  const [description, setDescription] = useState('')
  const [errors, setErrors] = useState(NO_ERRORS)
  const project = fixed ?? chosen
  const entry =
    project && isCurrencyCode(project.currency)
      ? parseEntry(amount, project.currency, project.total)
      : null

  return {
    project,
    amount,
    description,
    errors,
    /** What a typed percentage comes to, for the line below the field. */
    share: entry?.ok && amount.includes('%') ? formatAmount(entry.value) : null,
    choose(next: Project | null) {
      setChosen(next)
      setErrors(NO_ERRORS)
    },
    writeAmount(text: string) {
      setAmount(text)
      setErrors((before) => ({ ...before, amount: null }))
    },
    writeDescription(text: string) {
      setDescription(text)
      setErrors((before) => ({ ...before, description: null }))
    },
    /** The draft when everything is good; else the errors stand beside their fields. */
    check(): Draft | null {
      const found: Errors = {
        project: project ? null : 'selectMissing',
        amount: entry && !entry.ok ? entry.error : null,
        description: descriptionError(description),
      }
      setErrors(found)
      if (!project || !entry?.ok || found.description) return null
      return { project, amount: formatAmount(entry.value), description: description.trim() }
    },
  }
}
