import { IconCheck, IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './life-line.module.css'
import { LIFE_STEPS, type LifeStep } from './requests.ts'

/** A request's life: Queued › Sent › Accepted › Funded › Released, up to where it has come. */
export function LifeLine({ reached }: { reached: LifeStep }) {
  const { t } = useTranslation()
  const at = LIFE_STEPS.indexOf(reached)
  return (
    <ol className={classes.line} aria-label={t('requests.life.label')}>
      {LIFE_STEPS.map((step, index) => {
        const standing = index < at ? 'done' : index === at ? 'current' : 'ahead'
        return (
          <li key={step} className={classes.step} data-standing={standing}>
            {index > 0 && <IconChevronRight className={classes.arrow} aria-hidden="true" />}
            <span aria-hidden="true" className={classes.word}>
              {standing === 'done' && <IconCheck className={classes.check} />}
              {t(`requests.life.${step}`)}
            </span>
            <span className="mp-unseen">
              {t(`requests.life.${standing}`, { step: t(`requests.life.${step}`) })}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
