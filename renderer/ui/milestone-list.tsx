import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Milestone } from '../../shared/contract/entities.ts'
import { AmountText } from './amount-text.tsx'
import { dateTimeText } from './date-text.ts'
import classes from './money-list.module.css'
import { MilestoneBadge } from './state-badges.tsx'

type MilestoneListProps = {
  milestones: readonly Milestone[]
  /** The reader's zone. */
  zone: string
  /** The list's name for screen readers; *Milestones* unless told. */
  label?: string
  /** A line that says whose project it is, where several are listed together. */
  about?: (milestone: Milestone) => ReactNode
  /** Buttons of one milestone. */
  actions?: (milestone: Milestone) => ReactNode
  /** Something to say under one milestone: why it cannot be released yet, say. */
  below?: (milestone: Milestone) => ReactNode
}

/** *Milestone Payments* with their state (P3). The caller orders them. */
export function MilestoneList(props: MilestoneListProps) {
  const { milestones, zone, label, about, actions, below } = props
  const { t } = useTranslation()
  return (
    <ul className={classes.list} aria-label={label ?? t('milestones.title')}>
      {milestones.map((milestone) => {
        const { id, number, createdAtMs, releasedAtMs } = milestone
        const buttons = actions?.(milestone)
        return (
          <li key={id} className={classes.row} data-milestone={id}>
            <div className={classes.words}>
              <p className={classes.description}>{milestone.description}</p>
              {about !== undefined && <div className={classes.meta}>{about(milestone)}</div>}
              <p className={classes.meta}>
                {t('milestones.number', { number })}
                {' · '}
                {releasedAtMs === null
                  ? t('milestones.createdAt', { when: dateTimeText(createdAtMs, zone) })
                  : t('milestones.releasedAt', { when: dateTimeText(releasedAtMs, zone) })}
              </p>
            </div>
            <div className={classes.figure}>
              <AmountText money={milestone.amount} strong />
              <MilestoneBadge state={milestone.state} />
            </div>
            {below?.(milestone)}
            {buttons !== undefined && buttons !== null && (
              <div className={classes.below}>
                <div className={classes.actions}>{buttons}</div>
              </div>
            )}
          </li>
        )
      })}
    </ul>
  )
}
