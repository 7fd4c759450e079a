import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Milestone, Party } from '../../shared/contract/entities.ts'
import { AmountText } from './amount-text.tsx'
import { LifeLine } from './life-line.tsx'
import classes from './money-list.module.css'
import { lifeStep, type RequestItem } from './requests.ts'
import { RequestBadge } from './state-badges.tsx'
import { dateTimeText } from './words.ts'

type MilestoneRequestListProps = {
  requests: readonly RequestItem[]
  /** The milestones known, to tell how far an accepted request has come. */
  milestones: readonly Milestone[]
  /** The reader's zone. */
  zone: string
  /** The freelancer follows the life of their request; the employer answers it. */
  seenBy?: Party
  /** A line that says whose project it is, where several are listed together. */
  about?: (request: RequestItem) => ReactNode
  /** Buttons of one request. */
  actions?: (request: RequestItem) => ReactNode
}

const WHEN = {
  queued: 'requests.queuedAt',
  refused: 'requests.queuedAt',
  pending: 'requests.requestedAt',
  accepted: 'requests.acceptedAt',
  rejected: 'requests.rejectedAt',
  withdrawn: 'requests.withdrawnAt',
} as const

/** *Milestone Requests* and what became of each (M5, M6). The caller orders them. */
export function MilestoneRequestList(props: MilestoneRequestListProps) {
  const { requests, milestones, zone, seenBy = 'freelancer', about, actions } = props
  const { t } = useTranslation()
  return (
    <ul className={classes.list} aria-label={t('requests.title')}>
      {requests.map((request) => {
        const made = milestones.find(({ id }) => id === request.milestoneId)
        const alive = request.state !== 'rejected' && request.state !== 'withdrawn'
        const followed = alive && seenBy === 'freelancer'
        const buttons = actions?.(request)
        const when = dateTimeText(request.decidedAtMs ?? request.createdAtMs, zone)
        return (
          <li key={request.id} id={request.id} className={classes.row} data-request={request.id}>
            <div className={classes.words}>
              <p className={classes.description}>{request.description}</p>
              {about !== undefined && <div className={classes.meta}>{about(request)}</div>}
              <p className={classes.meta}>
                {request.number !== null &&
                  `${t('requests.number', { number: request.number })} · `}
                {t(WHEN[request.state], { when })}
                {made && ` · ${t('milestones.number', { number: made.number })}`}
              </p>
              {request.state === 'rejected' && (
                <p className={classes.meta}>
                  {request.reason
                    ? t('shell.reasonGiven', { reason: request.reason })
                    : t('requests.noReason')}
                </p>
              )}
            </div>
            <div className={classes.figure}>
              <AmountText money={request.amount} strong />
              <RequestBadge state={request.state} seenBy={seenBy} />
            </div>
            {followed ? (
              <div className={classes.below}>
                <LifeLine reached={lifeStep(request.state, made?.state ?? null)} />
                <div className={classes.actions}>{buttons}</div>
              </div>
            ) : (
              buttons && <div className={classes.side}>{buttons}</div>
            )}
          </li>
        )
      })}
    </ul>
  )
}
