import { Button } from '@mantine/core'
import { IconDownload, IconReceipt } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'wouter'
import type { Balance } from '../../../shared/contract/entities.ts'
import type { StatementResponse } from '../../../shared/contract/http.ts'
import { dayAt, isDay } from '../../../shared/time/day.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { type StatementSpan, useStatement } from '../api/queries.ts'
import { Loaded } from '../parts/loaded.tsx'
import { useShown } from '../parts/use-shown.tsx'
import { useAccount } from '../shell/account.tsx'
import { type Days, monthOf } from './months.ts'
import { MovementTable } from './movement-table.tsx'
import styles from './statement.module.css'
import { StatementControls } from './statement-controls.tsx'

/** *Statement*: a currency's movements in a span, from its opening to its closing balance (L1). */
export function StatementPanel({ balances }: { balances: readonly Balance[] }) {
  const { t } = useTranslation()
  const { zone } = useAccount()
  const currencies = balances.map(({ currency }) => currency)
  const { currency, from, to, today, show } = useStatementPlace(currencies, zone)
  if (currency === '') {
    return (
      <EmptyState
        icon={<IconReceipt />}
        title={t('statement.noCurrency')}
        hint={t('statement.noCurrencyBody')}
      />
    )
  }
  const span = { currency, from, to, zone }
  return (
    <>
      <div className={styles.head}>
        <StatementControls {...span} currencies={currencies} today={today} onShow={show} />
        <Button
          component="a"
          href={`/api/statement.csv?${new URLSearchParams(span)}`}
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {t('statement.export')}
        </Button>
      </div>
      <Statement {...span} />
    </>
  )
}

function Statement(span: StatementSpan) {
  const query = useStatement(span)
  return <Loaded query={query}>{(data) => <Lines key={JSON.stringify(span)} {...data} />}</Loaded>
}

/** The lines as they came, the oldest first; a year of them comes in parts. */
function Lines({ currency, lines, openingBalance, closingBalance }: StatementResponse) {
  const { t } = useTranslation()
  const { role } = useAccount()
  const { shown, more } = useShown(lines, 200)
  return (
    <>
      {lines.length === 0 && (
        <EmptyState
          icon={<IconReceipt />}
          title={t('statement.none')}
          hint={t('statement.noneBody')}
        />
      )}
      <MovementTable
        movements={shown.map((line) => ({ ...line, currency }))}
        edges={{ currency, openingBalance, ...(more ? {} : { closingBalance }) }}
      />
      {more}
      {role === 'employer' && lines.length > 0 && (
        <p className={styles.note}>{t('statement.heldNote')}</p>
      )}
    </>
  )
}

type Place = Days & { currency: string }

/** Which currency and days the statement shows: they stand in the address, so a link shows the same. */
function useStatementPlace(currencies: readonly string[], zone: string) {
  const [search, setSearch] = useSearchParams()
  const today = dayAt(Date.now(), zone)
  const asked = { from: search.get('from') ?? '', to: search.get('to') ?? '' }
  const days = isDay(asked.from) && isDay(asked.to) ? asked : monthOf(today, 0)
  const currency = currencies.find((one) => one === search.get('currency')) ?? currencies[0] ?? ''
  return {
    ...days,
    currency,
    today,
    show: (next: Partial<Place>): void =>
      setSearch({ currency, ...days, ...next }, { replace: true }),
  }
}
