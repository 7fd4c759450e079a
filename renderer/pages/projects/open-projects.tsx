import { useTranslation } from 'react-i18next'
import type { OpenProject } from '../../../shared/contract/entities.ts'
import { amountLabel } from '../../ui/amount.ts'
import { Section } from '../../ui/section.tsx'
import { useOpenProjects } from '../api/queries.ts'
import boxed from '../parts/boxed-list.module.css'
import { CloseProject } from './close-project.tsx'
import styles from './project-list.module.css'

/** What the employer has posted and not awarded yet; nothing where there is none (B1, B7). */
export function OpenProjects() {
  const { t } = useTranslation('employer')
  const { data } = useOpenProjects()
  if (!data || data.projects.length === 0) return null
  return (
    <Section title={t('openProjects.title')}>
      <ul className={boxed.list}>
        {data.projects.map((project) => (
          <OpenRow key={project.id} project={project} />
        ))}
      </ul>
    </Section>
  )
}

function OpenRow({ project }: { project: OpenProject }) {
  const { t } = useTranslation('employer')
  const { title, type, currency, budgetMinimum, budgetMaximum, bids } = project
  const label = (amount: string | null) =>
    amount === null ? '' : amountLabel({ amount, currency })
  const budget =
    budgetMaximum === null
      ? t('openProjects.budgetFrom', { from: label(budgetMinimum) })
      : t('openProjects.budget', { from: label(budgetMinimum), to: label(budgetMaximum) })
  return (
    <li className={styles.row}>
      <div className={boxed.words}>
        <strong>{title}</strong>
        <div className={boxed.meta}>
          {t(`projects.${type}`)}
          {budgetMinimum !== null && ` · ${budget}`}
        </div>
      </div>
      <div className={styles.state}>
        <div className={`${boxed.meta} mp-figure`}>{t('openProjects.bids', { count: bids })}</div>
        <CloseProject project={project} />
      </div>
    </li>
  )
}
