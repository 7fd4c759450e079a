import { useTranslation } from 'react-i18next'
import type { Invoice, Milestone } from '../../shared/contract/entities.ts'
import classes from './money-list.module.css'

type MilestoneTracesProps = {
  milestone: Milestone
  milestones: readonly Milestone[]
  invoices?: readonly Invoice[]
}

/** Where a milestone came from and where it went: its whole (P5), its invoice (I3), a reason (P7). */
export function MilestoneTraces({ milestone, milestones, invoices = [] }: MilestoneTracesProps) {
  const { t } = useTranslation()
  const { splitFrom, invoiceId, cancellationReason } = milestone
  const traces: string[] = []
  if (splitFrom !== null) {
    const whole = milestones.find(({ id }) => id === splitFrom)
    traces.push(
      whole ? t('milestones.partOf', { number: whole.number }) : t('milestones.partOfAnother'),
    )
  }
  if (invoiceId !== null) {
    const paid = invoices.find(({ id }) => id === invoiceId)
    traces.push(
      paid ? t('milestones.paidInvoice', { number: paid.number }) : t('milestones.paidAnInvoice'),
    )
  }
  return (
    <>
      {traces.length > 0 && <p className={classes.meta}>{traces.join(' · ')}</p>}
      {milestone.state === 'cancellationRequested' && (
        <p className={classes.meta}>
          {cancellationReason
            ? t('shell.reasonGiven', { reason: cancellationReason })
            : t('requests.noReason')}
        </p>
      )}
    </>
  )
}
