import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { failureOf } from '../../../shared/contract/errors.ts'
import { useFailureText } from '../../ui/failure-text.ts'
import { Note } from '../../ui/note.tsx'
import { PageShell } from '../../ui/page-shell.tsx'
import { PlainTimer } from '../timer/plain-timer.tsx'
import { useReplicaTrouble } from './data-context.tsx'

/** In place of every page that reads the replica while none can be opened: why, and the timer (T12). */
export function WithoutReplica() {
  const { t } = useTranslation()
  const textOf = useFailureText()
  const { again } = useReplicaTrouble()
  const { title, remedy } = textOf(failureOf('copy_not_kept'))
  return (
    <PageShell title={t('timer.title')} titleUnseen>
      <Note
        tone="risk"
        role="alert"
        title={title}
        actions={
          <Button variant="default" onClick={again}>
            {t('shell.again')}
          </Button>
        }
      >
        <p>{remedy}</p>
      </Note>
      <PlainTimer />
    </PageShell>
  )
}
