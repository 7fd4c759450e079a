import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { monthText } from '../../ui/words.ts'
import { type Days, daysErrors, monthOf } from './months.ts'
import styles from './statement.module.css'

const MONTHS = 13
const OTHER = 'other'

type StatementControlsProps = Days & {
  currency: string
  currencies: readonly string[]
  today: string
  onShow: (next: Partial<Days & { currency: string }>) => void
}

/** Which currency, and which month or days. */
export function StatementControls(props: StatementControlsProps) {
  const { currency, currencies, today, from, to, onShow } = props
  const { t } = useTranslation()
  const months = Array.from({ length: MONTHS }, (_, ago) => monthOf(today, ago))
  const month = months.find((one) => one.from === from && one.to === to)
  const [chosen, setChosen] = useState<'month' | 'other'>(month ? 'month' : OTHER)
  const isOther = chosen === OTHER || !month
  const choose = (value: string): void => {
    setChosen(value === OTHER ? OTHER : 'month')
    const next = months.find((one) => one.from === value)
    if (next) onShow(next)
  }
  return (
    <div className={styles.controls}>
      {currencies.length > 1 && (
        <NativeSelect
          label={t('statement.currency')}
          value={currency}
          data={[...currencies]}
          onChange={(event) => onShow({ currency: event.currentTarget.value })}
        />
      )}
      <NativeSelect
        label={t('statement.month')}
        value={isOther ? OTHER : from}
        data={[
          ...months.map((one) => ({ value: one.from, label: monthText(one.from) })),
          { value: OTHER, label: t('statement.otherDates') },
        ]}
        onChange={(event) => choose(event.currentTarget.value)}
      />
      {isOther && <OtherDates key={`${from} ${to}`} from={from} to={to} onShow={onShow} />}
    </div>
  )
}

/** Two days as typed; the statement follows once they make sense. */
function OtherDates({ from, to, onShow }: Days & { onShow: (next: Days) => void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState<Days>({ from, to })
  const errors = daysErrors(typed)
  const write = (part: Partial<Days>): void => {
    const next = { ...typed, ...part }
    setTyped(next)
    const found = daysErrors(next)
    if (found.from === null && found.to === null) onShow(next)
  }
  const field = (end: keyof Days) => (
    <TextInput
      type="date"
      className="mp-figure"
      label={t(`statement.days.${end}`)}
      value={typed[end]}
      error={errors[end] && t(`statement.error.${errors[end]}`)}
      onChange={(event) => write({ [end]: event.currentTarget.value })}
    />
  )
  return (
    <>
      {field('from')}
      {field('to')}
    </>
  )
}
