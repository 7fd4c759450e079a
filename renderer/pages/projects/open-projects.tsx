import { useTranslation } from 'react-i18next'
import type { OpenProject } from '../../../shared/contract/entities.ts'
import { Section } from '../../ui/section.tsx'
import { amountLabel } from '../../ui/words.ts'
import { useOpenProjects } from '../api/queries.ts'
import boxed from '../parts/boxed-list.module.css'
import { CloseProject } from './close-project.tsx'
import styles from './project-list.module.css'

/** What the employer has posted and not awarded yet; nothing where there is none (B1, B7). */
export function OpenProjects() {
  const { t } = useTranslation()
  const { data } = useOpenProjects()
  if (!data || data.projects.length === 0) return null
  return (
    <Section title={t('projects.open.title')}>
      <ul className={boxed.list}>
        {data.projects.map((project) => (
          <OpenRow key={project.id} project={project} />
        ))}
      </ul>
    </Section>
  )
}

function OpenRow({ project }: { project: OpenProject }) {
  const { t } = useTranslation()
  const { title, type, currency, budgetMinimum, budgetMaximum, bids } = project
  const label = (amount: string | null) =>
    amount === null ? '' : amountLabel({ amount, currency })
  const budget =
    budgetMaximum === null
      ? t('projects.open.budgetFrom', { from: label(budgetMinimum) })
      : t('projects.open.budget', { from: label(budgetMinimum), to: label(budgetMaximum) })
  return (
    <li className={styles.row}>
      <div className={boxed.words}>
        <strong>{title}</strong>
        <div className={boxed.meta}>
          {t(`projects.type.${type}`)}
          {budgetMinimum !== null && ` · ${budget}`}
        </div>
      </div>
      <div className={styles.state}>
        <div className={`${boxed.meta} mp-figure`}>{t('projects.open.bids', { count: bids })}</div>
        <CloseProject project={project} />
      </div>
    </li>
  )
}
