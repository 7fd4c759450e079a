import { IconReceipt } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Invoice, Project } from '../../../shared/contract/entities.ts'
import { AmountText } from '../../ui/amount-text.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import money from '../../ui/money-list.module.css'
import { weekText, zonedText } from '../../ui/words.ts'
import { zoneName } from '../../ui/zone.ts'
import { ProjectLine } from '../parts/project-line.tsx'
import rows from '../parts/row-link.module.css'
import { useShown } from '../parts/use-shown.tsx'
import { InvoiceBadge } from './invoice-badge.tsx'
import { toPay, unpaidFirst } from './standing.ts'

type InvoiceListProps = {
  invoices: readonly Invoice[]
  projects: readonly Project[]
  /** Whether each row says whose project it is. */
  named?: boolean
}

/** Weekly invoices, each a way to its own page (I1). */
export function InvoiceList({ invoices, projects, named = false }: InvoiceListProps) {
  const { t } = useTranslation()
  const { shown, more } = useShown(unpaidFirst(invoices))
  if (invoices.length === 0) {
    return (
      <EmptyState icon={<IconReceipt />} title={t('invoices.none')} hint={t('invoices.noneBody')} />
    )
  }
  return (
    <>
      <ul className={money.list} aria-label={t('invoices.title')}>
        {shown.map((invoice) => (
          <li key={invoice.id} className={`${money.row} ${rows.row}`} data-invoice={invoice.id}>
            <div className={money.words}>
              <Link href={`/invoices/${invoice.id}`} className={rows.link}>
                {t('invoices.number', { number: invoice.number })}
              </Link>
              <div className={money.meta}>
                {t(invoice.kind === 'final' ? 'invoices.finalWeek' : 'invoices.week', {
                  week: weekText(
                    { startMs: invoice.weekStartMs, endMs: invoice.weekEndMs },
                    invoice.zone,
                  ),
                })}
              </div>
              {named && (
                <div className={`${money.meta} ${rows.above}`}>
                  <ProjectLine project={projects.find(({ id }) => id === invoice.projectId)} />
                </div>
              )}
              <When invoice={invoice} />
            </div>
            <div className={money.figure}>
              <AmountText
                money={{ amount: toPay(invoice), currency: invoice.total.currency }}
                strong
              />
              <InvoiceBadge invoice={invoice} />
            </div>
          </li>
        ))}
      </ul>
      {more}
    </>
  )
}

/** The one date that matters now, in the zone whose Wednesdays count. */
function When({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation()
  const { paidAtMs, failedAtMs, dueAtMs, zone, state } = invoice
  const say = (atMs: number) => ({ when: `${zonedText(atMs, zone)} ${zoneName(zone)}` })
  return (
    <div className={money.meta}>
      {paidAtMs !== null
        ? t('invoices.paidAt', say(paidAtMs))
        : state === 'paymentFailed' && failedAtMs !== null
          ? t('invoices.failedAt', say(failedAtMs))
          : t('invoices.dueAt', say(dueAtMs))}
    </div>
  )
}
