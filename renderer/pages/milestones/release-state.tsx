import { useTranslation } from 'react-i18next'
import type { Project } from '../../../shared/contract/entities.ts'
import { Note } from '../../ui/note.tsx'
import { durationText } from '../../ui/words.ts'
import { useAccount } from '../shell/account.tsx'
import { blockersOf } from './blockers.ts'

/** P8 as it stands: what is missing before anything can be released, and how to fix it. */
export function ReleaseState({ project }: { project: Project }) {
  const { t } = useTranslation()
  const { role } = useAccount()
  if (project.type !== 'hourly' || project.status !== 'active') return null
  const blockers = blockersOf(project)
  if (blockers.length === 0) {
    return (
      <Note tone="accent" title={t('release.readyTitle')}>
        {t('release.readyBody', { posted: durationText(project.postedMs) })}
      </Note>
    )
  }
  const words = { freelancer: project.freelancer.name }
  return (
    <Note tone="attention" title={t('release.blockedTitle')}>
      <ul>
        {blockers.map((code) => (
          <li key={code}>
            {role === 'freelancer'
              ? t(`release.mendAsFreelancer.${code}`)
              : t(`release.mend.${code}`, words)}
          </li>
        ))}
      </ul>
    </Note>
  )
}
