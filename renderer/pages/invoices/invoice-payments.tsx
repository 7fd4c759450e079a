import { Anchor } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Invoice, Milestone } from '../../../shared/contract/entities.ts'
import { AmountText } from '../../ui/amount-text.tsx'
import { Section } from '../../ui/section.tsx'
import { milestoneHref } from '../milestones/place.ts'
import boxed from '../parts/boxed-list.module.css'
import { useAccount } from '../shell/account.tsx'
import styles from './invoice.module.css'
import { isRefunded } from './standing.ts'

type InvoicePaymentsProps = { invoice: Invoice; milestones: readonly Milestone[] }

/** What paid it: milestones by number, oldest first, then the payment source; or what will (I3). */
export function InvoicePayments({ invoice, milestones }: InvoicePaymentsProps) {
  const { t } = useTranslation()
  const { role, paymentSource } = useAccount()
  const label = paymentSource?.label
  if (invoice.payments.length === 0) {
    if (invoice.state === 'paid') return null
    const employers = paymentSource ? 'source' : 'milestones'
    const how = role === 'employer' ? employers : 'employer'
    return (
      <Section title={t('invoices.howPaid')}>
        <p className={styles.how}>{t(`invoices.howPaidBy.${how}`, { source: label ?? '' })}</p>
      </Section>
    )
  }
  const whatPaid = (milestoneId: string | null): ReactNode => {
    if (milestoneId === null) {
      return label === undefined ? t('finances.source') : t('invoices.fromSourceNamed', { label })
    }
    const milestone = milestones.find(({ id }) => id === milestoneId)
    if (!milestone) return t('invoices.fromMilestoneGone')
    return (
      <Anchor component={Link} href={milestoneHref(milestone)} inherit underline="always">
        {t('milestones.named', milestone)}
      </Anchor>
    )
  }
  return (
    <Section title={t('invoices.payments')}>
      <ul className={`${boxed.list} ${styles.payments}`}>
        {invoice.payments.map(({ milestoneId, amount }) => (
          <li key={milestoneId ?? 'source'}>
            <span className={boxed.words}>{whatPaid(milestoneId)}</span>
            <AmountText money={{ amount, currency: invoice.total.currency }} />
          </li>
        ))}
        {isRefunded(invoice) && (
          <li>
            <span className={styles.what}>{t('invoices.givenBack')}</span>
            <AmountText
              money={{ amount: `-${invoice.refunded}`, currency: invoice.total.currency }}
            />
          </li>
        )}
      </ul>
    </Section>
  )
}
