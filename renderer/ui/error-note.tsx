import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../shared/contract/errors.ts'
import { type FailureText, useFailureText } from './failure-text.ts'
import { Note } from './note.tsx'

type ErrorNoteProps = {
  failure: Failure
  /** Where this place has words of its own for it. */
  text?: FailureText | undefined
  actions?: ReactNode
}

/** A failure in words: what happened and what to do; never a code without a sentence. */
export function ErrorNote({ failure, text, actions }: ErrorNoteProps) {
  const { t } = useTranslation()
  const textOf = useFailureText()
  const { title, remedy } = text ?? textOf(failure)
  return (
    <Note tone="risk" role="alert" title={title} actions={actions}>
      <p>{remedy}</p>
      {failure.correlationId !== undefined && (
        <p className="mp-figure">{t('shell.correlation', { id: failure.correlationId })}</p>
      )}
    </Note>
  )
}
