import { useTranslation } from 'react-i18next'
import type { Project } from '../../../shared/contract/entities.ts'
import { DirectButton } from '../parts/direct-button.tsx'

/** The freelancer takes the award: the project becomes Current Work (M1, P7). */
export function AcceptAward({ project: { id, title } }: { project: Project }) {
  const { t } = useTranslation()
  return (
    <DirectButton
      type="acceptProject"
      payload={{ projectId: id }}
      name={t('projects.award.acceptOf', { title })}
      done={t('projects.award.done', { title })}
      primary
    >
      {t('projects.award.accept')}
    </DirectButton>
  )
}
