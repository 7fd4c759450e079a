import { useTranslation } from 'react-i18next'
import type { Project } from '../../../shared/contract/entities.ts'
import { Note } from '../../ui/note.tsx'
import type { StartBlocker } from './start-blocker.ts'

/** Why Start cannot be pressed, and how to mend it (T9). */
export function BlockerNote({ blocker, project }: { blocker: StartBlocker; project: Project }) {
  const { t } = useTranslation()
  if (blocker.kind !== 'elsewhere') {
    const { kind } = blocker
    return (
      <Note tone="attention" role="status" title={t(`timer.blocked.${kind}.title`)}>
        <p>{t(`timer.blocked.${kind}.text`, { employer: project.employer.name })}</p>
      </Note>
    )
  }
  return (
    <Note
      tone="attention"
      role="status"
      title={t('timer.blocked.elsewhere.title', { device: blocker.device })}
    >
      <p>{t('timer.blocked.elsewhere.text')}</p>
    </Note>
  )
}
