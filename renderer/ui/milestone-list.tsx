import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Invoice, Milestone, Party } from '../../shared/contract/entities.ts'
import { AmountText } from './amount-text.tsx'
import { MilestoneTraces } from './milestone-traces.tsx'
import classes from './money-list.module.css'
import { MilestoneBadge, RefundBadge } from './state-badges.tsx'
import { dateTimeText } from './words.ts'

type MilestoneListProps = {
  milestones: readonly Milestone[]
  /** To name the invoice that one has paid; without them it has no number. */
  invoices?: readonly Invoice[]
  /** The reader's zone. */
  zone: string
  seenBy?: Party
  /** The list's name for screen readers; *Milestones* by default. */
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
  const { milestones, invoices, zone, seenBy, label, about, actions, below } = props
  const { t } = useTranslation()
  return (
    <ul className={classes.list} aria-label={label ?? t('milestones.title')}>
      {milestones.map((milestone) => {
        const { id, number, state } = milestone
        const buttons = actions?.(milestone)
        return (
          <li key={id} id={id} className={classes.row} data-milestone={id}>
            <div className={classes.words}>
              <p className={classes.description}>{milestone.description}</p>
              {about !== undefined && <div className={classes.meta}>{about(milestone)}</div>}
              <p className={classes.meta}>
                {t('milestones.number', { number })}
                {' · '}
                {whenText(t, milestone, zone)}
              </p>
              <MilestoneTraces
                milestone={milestone}
                milestones={milestones}
                {...(invoices ? { invoices } : {})}
              />
            </div>
            <div className={classes.figure}>
              <AmountText money={milestone.amount} strong />
              <MilestoneBadge state={state} {...(seenBy ? { seenBy } : {})} />
              <RefundBadge milestone={milestone} />
            </div>
            {buttons !== undefined && buttons !== null && (
              <div className={classes.side}>{buttons}</div>
            )}
            {below?.(milestone)}
          </li>
        )
      })}
    </ul>
  )
}

/** When it came to where it is: released, cancelled, or only created. */
function whenText(t: TFunction, milestone: Milestone, zone: string): string {
  const { createdAtMs, releasedAtMs, cancelledAtMs } = milestone
  if (releasedAtMs !== null) {
    return t('milestones.releasedAt', { when: dateTimeText(releasedAtMs, zone) })
  }
  if (cancelledAtMs !== null) {
    return t('milestones.cancelledAt', { when: dateTimeText(cancelledAtMs, zone) })
  }
  return t('milestones.createdAt', { when: dateTimeText(createdAtMs, zone) })
}
