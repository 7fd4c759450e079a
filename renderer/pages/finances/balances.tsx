import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Balance } from '../../../shared/contract/entities.ts'
import { AmountText } from '../../ui/amount-text.tsx'
import { Section } from '../../ui/section.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { useAccount } from '../shell/account.tsx'
import styles from './balances.module.css'

/** Each currency's money: what is free, what is held, and what pays when the balance does not. */
export function Balances({ balances }: { balances: readonly Balance[] }) {
  const { t } = useTranslation()
  const { role } = useAccount()
  return (
    <Section title={t('finances.balances')}>
      <div className={styles.balances}>
        {balances.length === 0 && <p className={styles.none}>{t('finances.noMoney')}</p>}
        {balances.map(({ currency, available, held }) => (
          <dl key={currency} className={styles.balance}>
            <div>
              <dt>{t('money.available')}</dt>
              <dd className={styles.large}>
                <AmountText money={{ amount: available, currency }} />
              </dd>
            </div>
            {role === 'employer' && (
              <div>
                <dt>{t('money.held')}</dt>
                <dd>
                  <AmountText money={{ amount: held, currency }} />
                </dd>
              </div>
            )}
          </dl>
        ))}
        {role === 'employer' && <PaymentSource />}
      </div>
    </Section>
  )
}

function PaymentSource() {
  const { t } = useTranslation()
  const { paymentSource } = useAccount()
  return (
    <dl className={styles.balance}>
      <div>
        <dt>{t('finances.source')}</dt>
        <dd className={styles.source}>{paymentSource?.label ?? t('finances.sourceNone')}</dd>
      </div>
      {paymentSource && (
        <div>
          <dt className="mp-unseen">{t('finances.sourceState')}</dt>
          <dd>
            {paymentSource.verified ? (
              <StatusBadge tone="neutral" icon={<IconCircleCheck />}>
                {t('finances.sourceVerified')}
              </StatusBadge>
            ) : (
              <StatusBadge tone="attention" icon={<IconAlertTriangle />}>
                {t('finances.sourceUnverified')}
              </StatusBadge>
            )}
          </dd>
        </div>
      )}
    </dl>
  )
}
