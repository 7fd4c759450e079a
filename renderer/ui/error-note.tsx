import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../shared/contract/errors.ts'
import { Note } from './note.tsx'

/** A failure in words: what happened and what to do; never a code without a sentence. */
export function ErrorNote({ failure, actions }: { failure: Failure; actions?: ReactNode }) {
  const { t } = useTranslation()
  return (
    <Note tone="risk" role="alert" title={failure.title} actions={actions}>
      <p>{failure.remedy}</p>
      {failure.correlationId !== undefined && (
        <p className="mp-figure">{t('shell.correlation', { id: failure.correlationId })}</p>
      )}
    </Note>
  )
}
