import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../shared/contract/errors.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { say } from './say.ts'

type MessageProps = { failure: Failure; freelancer?: string; write?: boolean; onRetry?: () => void }

/** A failure in the pages' own words, with the way to try again where there is one. */
export function Message({ failure, freelancer, write = false, onRetry }: MessageProps) {
  const { t } = useTranslation()
  const words = say(t, failure, { write, ...(freelancer === undefined ? {} : { freelancer }) })
  const again = onRetry && (
    <Button variant="default" size="xs" onClick={onRetry}>
      {t('shell.again')}
    </Button>
  )
  return <ErrorNote failure={failure} text={words} {...(again ? { actions: again } : {})} />
}
