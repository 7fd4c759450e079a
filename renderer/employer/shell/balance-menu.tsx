import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconReportMoney } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Balance } from '../../../shared/contract/entities.ts'
import { amountLabel } from '../../ui/amount.ts'
import styles from './menus.module.css'

/** The balance at the top right, which leads to *Finances*. */
export function BalanceMenu({ balances }: { balances: Balance[] }) {
  const { t } = useTranslation('employer')
  const [first] = balances
  const amount = first
    ? amountLabel({ amount: first.available, currency: first.currency })
    : t('app.balanceNone')
  return (
    <Menu position="bottom-end" trigger="click-hover" openDelay={120} withinPortal={false}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          className={`${styles.target} ${styles.figure}`}
          aria-label={t('app.balanceMenu', { amount })}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {amount}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={styles.dropdown}>
        {balances.map(({ currency, available, held }) => (
          <dl key={currency} className={styles.rows}>
            <dt>{t('finances.available')}</dt>
            <dd>{amountLabel({ amount: available, currency })}</dd>
            <dt>{t('app.held')}</dt>
            <dd>{amountLabel({ amount: held, currency })}</dd>
          </dl>
        ))}
        <Menu.Item
          component={Link}
          href="/finances"
          leftSection={<IconReportMoney size={16} aria-hidden />}
        >
          {t('app.finances')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
