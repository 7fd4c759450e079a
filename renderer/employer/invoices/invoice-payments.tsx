import { useTranslation } from 'react-i18next'
import type { Invoice, Milestone } from '../../../shared/contract/entities.ts'
import { AmountText } from '../../ui/amount-text.tsx'
import { Section } from '../../ui/section.tsx'
import { useAccount } from '../shell/account.tsx'
import styles from './invoice.module.css'

type InvoicePaymentsProps = { invoice: Invoice; milestones: readonly Milestone[] }

/** What paid it: milestones by number, oldest first, then the payment source; or what will (I3). */
export function InvoicePayments({ invoice, milestones }: InvoicePaymentsProps) {
  const { t } = useTranslation('employer')
  const { role, paymentSource } = useAccount()
  const label = paymentSource?.label
  if (invoice.payments.length === 0) {
    if (invoice.state === 'paid') return null
    const employers = paymentSource ? 'howPaidBody' : 'howPaidNoSource'
    const how = role === 'employer' ? employers : 'howPaidFreelancer'
    return (
      <Section title={t('invoices.howPaid')}>
        <p className={styles.how}>{t(`invoices.${how}`, { source: label ?? '' })}</p>
      </Section>
    )
  }
  const nameOf = (milestoneId: string | null): string => {
    if (milestoneId === null) {
      return label === undefined
        ? t('invoices.fromSource')
        : t('invoices.fromSourceNamed', { label })
    }
    const found = milestones.find(({ id }) => id === milestoneId)
    return t('invoices.fromMilestone', { number: found?.number ?? '' })
  }
  return (
    <Section title={t('invoices.payments')}>
      <ul className={styles.payments}>
        {invoice.payments.map(({ milestoneId, amount }) => (
          <li key={milestoneId ?? 'source'}>
            <span>{nameOf(milestoneId)}</span>
            <AmountText money={{ amount, currency: invoice.total.currency }} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
