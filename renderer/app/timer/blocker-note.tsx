import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Project } from '../../../shared/contract/entities.ts'
import { type Elsewhere, silenceMs } from '../../../shared/tracking/elsewhere.ts'
import { Note } from '../../ui/note.tsx'
import { useNow } from '../state/use-now.ts'
import type { StartBlocker } from './start-blocker.ts'

type BlockerNoteProps = {
  blocker: StartBlocker
  project: Project
  projects: readonly Project[]
  busy: boolean
  onTakeOver: (sessionId: string) => void
}

/** Why Start cannot be pressed, and what to do about it (T9, T13). */
export function BlockerNote(props: BlockerNoteProps) {
  const { t } = useTranslation()
  const { blocker, project } = props
  if (blocker.kind === 'elsewhere') return <ElsewhereNote {...props} session={blocker.session} />
  const { kind } = blocker
  return (
    <Note tone="attention" role="status" title={t(`timer.blocked.${kind}.title`)}>
      <p>{t(`timer.blocked.${kind}.text`, { employer: project.employer.name })}</p>
    </Note>
  )
}

type ElsewhereNoteProps = {
  session: Elsewhere
  /** Those whose titles are known. */
  projects: readonly { id: number; title: string }[]
  busy: boolean
  onTakeOver: (sessionId: string) => void
}

/** The session of another device: whether it is still heard of, and the way to end it (T13). */
export function ElsewhereNote({ session, projects, busy, onTakeOver }: ElsewhereNoteProps) {
  const { t } = useTranslation()
  const ago = silenceMs(session, useNow(10_000))
  const title = projects.find(({ id }) => id === session.projectId)?.title
  const names = {
    device: session.deviceName || t('timer.blocked.otherDevice'),
    project: title ?? t('timer.blocked.elsewhere.otherProject'),
  }
  return (
    <Note
      tone="attention"
      role="status"
      title={t(`timer.blocked.elsewhere.${ago === null ? 'title' : 'silentTitle'}`, names)}
      actions={
        <Button
          variant="default"
          size="sm"
          loading={busy}
          onClick={() => onTakeOver(session.sessionId)}
        >
          {t('timer.blocked.elsewhere.takeOver')}
        </Button>
      }
    >
      <p>
        {ago === null && t('timer.blocked.elsewhere.heard')}
        {ago === 'unknown' && t('timer.blocked.elsewhere.unknown')}
        {typeof ago === 'number' && t('timer.blocked.elsewhere.silent', { ago })}
      </p>
    </Note>
  )
}
