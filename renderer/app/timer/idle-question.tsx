import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Note } from '../../ui/note.tsx'
import { clockText } from '../../ui/words.ts'
import { ownZone } from '../../ui/zone.ts'
import { useCall } from '../state/use-call.ts'

/** What becomes of the time without input (T5). */
export function IdleQuestion({ sinceMs }: { sinceMs: number }) {
  const { t } = useTranslation()
  const answer = useCall('tracker.answerIdle')
  const time = clockText(sinceMs, ownZone())
  const button = (choice: 'keep' | 'discard' | 'stop') => (
    <Button
      variant={choice === 'discard' ? 'filled' : 'default'}
      disabled={answer.busy}
      onClick={() => void answer.run({ answer: choice })}
    >
      {t(`timer.idle.${choice}`)}
    </Button>
  )
  return (
    <Note
      tone="attention"
      role="alert"
      title={t('timer.idle.title', { time })}
      actions={
        <>
          {button('discard')}
          {button('keep')}
          {button('stop')}
        </>
      }
    >
      <p>{t('timer.idle.text', { time })}</p>
      {answer.failure && <ErrorNote failure={answer.failure} />}
    </Note>
  )
}
