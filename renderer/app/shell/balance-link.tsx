import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { amountLabel, isSome } from '../../ui/amount.ts'
import { useData } from '../data/data-context.tsx'
import classes from './bar.module.css'
import { ROUTES } from './routes.ts'

/** The balance at the top right, the way to the Financial Dashboard. */
export function BalanceLink() {
  const { t } = useTranslation()
  const balances = useData()?.balances ?? []
  const some = balances.filter(({ available }) => isSome(available))
  const [first, ...others] = some.length > 0 ? some : balances
  if (!first) return null
  const amount = amountLabel({ amount: first.available, currency: first.currency })
  return (
    <Link
      href={ROUTES.finances}
      className={classes.balance}
      aria-label={t('nav.balance', { amount })}
    >
      <span className="mp-figure">{amount}</span>
      {some.length > 1 && (
        <span className={classes.more}>{t('nav.balanceMore', { count: others.length })}</span>
      )}
    </Link>
  )
}
