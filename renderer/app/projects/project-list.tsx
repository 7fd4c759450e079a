import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Project } from '../../../shared/contract/entities.ts'
import list from '../../ui/money-list.module.css'
import { amountLabel, durationText } from '../../ui/words.ts'
import { ROUTES } from '../shell/routes.ts'
import { AcceptButton } from './accept-button.tsx'
import classes from './projects.module.css'

/** Projects with their terms; an award with its answer. */
export function ProjectList({ projects }: { projects: readonly Project[] }) {
  const { t } = useTranslation()
  return (
    <ul className={list.list}>
      {projects.map((project) => {
        const { id, title, type, currency, ratePerHour, total, postedMs } = project
        const amount = ratePerHour ?? total
        const price = amount === null ? null : amountLabel({ amount, currency })
        return (
          <li key={id} className={list.row}>
            <div className={list.words}>
              <Link href={ROUTES.project(id)} className={classes.title}>
                {title}
              </Link>
              <p className={list.meta}>
                {project.employer.name} · {t(`projects.type.${type}`)}
                {type === 'hourly' && postedMs > 0 && (
                  <> · {t('projects.postedSum', { length: durationText(postedMs) })}</>
                )}
              </p>
            </div>
            <div className={list.figure}>
              {price !== null && (
                <span className="mp-figure">
                  {ratePerHour === null ? price : t('money.perHourShort', { amount: price })}
                </span>
              )}
              {project.status === 'awarded' && <AcceptButton project={project} />}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
