import { Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FundingResponse } from '../../../shared/contract/http.ts'
import type { MoneyDto } from '../../../shared/contract/primitives.ts'
import { formatAmount, parseDecimal } from '../../../shared/money/amount.ts'
import { isCurrencyCode } from '../../../shared/money/currency.ts'
import { subtract } from '../../../shared/money/money.ts'
import { amountLabel } from '../../ui/amount.ts'
import { Note } from '../../ui/note.tsx'
import styles from './confirm-payment.module.css'

/** What stays available once the amount is taken; null where the currency is not known here. */
function left(available: MoneyDto, amount: MoneyDto): MoneyDto | null {
  if (!isCurrencyCode(amount.currency)) return null
  const before = parseDecimal(available.amount, amount.currency)
  const taken = parseDecimal(amount.amount, amount.currency)
  if (!before.ok || !taken.ok) return null
  return { ...available, amount: formatAmount(subtract(before.value, taken.value)) }
}

type FundingSourceProps = { amount: MoneyDto; funding?: FundingResponse }

/** Which of the employer's two purses pays, or that neither can (P2). */
export function FundingSource({ amount, funding }: FundingSourceProps) {
  const { t } = useTranslation('employer')
  if (!funding) return <Skeleton className={styles.source} height={64} />
  const { source, available, sourceLabel } = funding
  const has = amountLabel(available)
  if (source === 'insufficient_funds') {
    return (
      <Note
        tone="risk"
        role="alert"
        title={t('milestones.insufficient', { amount: amountLabel(amount) })}
      >
        {t('milestones.insufficientBody', { available: has })}
      </Note>
    )
  }
  const rest = left(available, amount)
  return (
    <Note tone="accent" role="status" title={t('milestones.confirmSource')}>
      {source === 'balance' ? (
        <>
          <p>{t('milestones.fromBalance')}</p>
          {rest && <p>{t('milestones.fromBalanceLeft', { left: amountLabel(rest) })}</p>}
        </>
      ) : (
        <>
          <p>{t('milestones.fromSource', { label: sourceLabel ?? '' })}</p>
          <p>{t('milestones.fromSourceWhy', { available: has })}</p>
        </>
      )}
    </Note>
  )
}
