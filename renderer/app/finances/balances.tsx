import { IconWallet } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Balance } from '../../../shared/contract/entities.ts'
import { isSome } from '../../ui/amount.ts'
import { AmountText } from '../../ui/amount-text.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useData } from '../data/data-context.tsx'
import classes from './finances.module.css'

/** The balances by currency: what is the freelancer's, and what is held for the work (P4); empty ones last. */
export function Balances() {
  const { t } = useTranslation()
  const all = useData()?.balances ?? []
  const isEmpty = ({ available, held }: Balance) => !isSome(available) && !isSome(held)
  const balances = [...all.filter((each) => !isEmpty(each)), ...all.filter(isEmpty)]
  if (balances.length === 0) {
    return (
      <EmptyState
        icon={<IconWallet size={32} stroke={1.5} />}
        title={t('finances.noBalance')}
        hint={t('finances.noBalanceHint')}
      />
    )
  }
  return (
    <dl className={classes.balances}>
      {balances.map(({ currency, available, held }) => (
        <div key={currency} className={classes.balance}>
          <dt>{t('money.available')}</dt>
          <dd className={classes.large}>
            <AmountText money={{ amount: available, currency }} />
          </dd>
          <dt>{t('money.held')}</dt>
          <dd>
            <AmountText money={{ amount: held, currency }} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
