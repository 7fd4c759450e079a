import { Button } from '@mantine/core'
import { IconReportMoney } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Balance } from '../../../shared/contract/entities.ts'
import { isSome } from '../../ui/amount.ts'
import { amountLabel } from '../../ui/words.ts'
import { useAccount } from './account.tsx'
import styles from './corner.module.css'
import { CornerPopover } from './corner-popover.tsx'

const emptiness = ({ available, held }: Balance): number =>
  isSome(available) ? 0 : isSome(held) ? 1 : 2

/** Currencies with money to use before those without; a narrow window shows only the first. */
const fullFirst = (balances: readonly Balance[]): Balance[] =>
  balances.toSorted((a, b) => emptiness(a) - emptiness(b))

/** The balance at the top right, which leads to *Finances*. */
export function BalanceCorner({ balances }: { balances: readonly Balance[] }) {
  const { t } = useTranslation()
  const { role } = useAccount()
  const sorted = fullFirst(balances)
  const amounts = sorted.map(({ available, currency }) =>
    amountLabel({ amount: available, currency }),
  )
  const [first = t('finances.noBalance'), ...others] = amounts
  return (
    <CornerPopover
      name={t('shell.balanceMenu', { amount: [first, ...others].join(' · ') })}
      face={
        <span className={styles.figure}>
          {first}
          {others.map((other) => (
            <span key={other} className={styles.wide}>
              {` · ${other}`}
            </span>
          ))}
        </span>
      }
    >
      {(close) => (
        <>
          {sorted.map(({ currency, available, held }) => (
            <dl key={currency} className={styles.rows}>
              <dt>{t('money.available')}</dt>
              <dd>{amountLabel({ amount: available, currency })}</dd>
              {role === 'employer' && (
                <>
                  <dt>{t('money.held')}</dt>
                  <dd>{amountLabel({ amount: held, currency })}</dd>
                </>
              )}
            </dl>
          ))}
          <Button
            component={Link}
            href="/finances"
            variant="default"
            leftSection={<IconReportMoney size={16} aria-hidden />}
            onClick={close}
          >
            {role === 'employer' ? t('finances.title') : t('finances.dashboard')}
          </Button>
        </>
      )}
    </CornerPopover>
  )
}
