import { IconCheck, IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Dispute } from '../../../shared/contract/entities.ts'
import classes from '../../ui/life-line.module.css'

const STEPS = ['negotiation', 'arbitration', 'verdict'] as const

/** A dispute's stage as a line: Negotiation › Arbitration › Verdict. */
export function StageLine({ dispute }: { dispute: Dispute }) {
  const { t } = useTranslation()
  const { stage, verdict } = dispute
  const at = stage === 'resolved' ? 2 : stage === 'arbitration' ? 1 : 0
  // An agreement or a silence ends it without an arbiter.
  const steps = STEPS.filter(
    (step) => step !== 'arbitration' || !verdict || verdict.by === 'arbiter',
  )
  return (
    <ol className={classes.line} aria-label={t('disputes.stage.label')}>
      {steps.map((step, index) => {
        const place = STEPS.indexOf(step)
        const standing = place < at ? 'done' : place === at ? 'current' : 'ahead'
        const name = t(`disputes.stage.${step}`)
        return (
          <li key={step} className={classes.step} data-standing={standing}>
            {index > 0 && <IconChevronRight className={classes.arrow} aria-hidden="true" />}
            <span aria-hidden="true" className={classes.word}>
              {standing === 'done' && <IconCheck className={classes.check} />}
              {name}
            </span>
            <span className="mp-unseen">{t(`requests.life.${standing}`, { step: name })}</span>
          </li>
        )
      })}
    </ol>
  )
}
