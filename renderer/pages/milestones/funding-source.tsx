import { Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FundingResponse } from '../../../shared/contract/http.ts'
import type { MoneyDto } from '../../../shared/contract/primitives.ts'
import { Note } from '../../ui/note.tsx'
import { amountLabel } from '../../ui/words.ts'
import { amountLeft } from './amount-left.ts'
import styles from './confirm-payment.module.css'

type FundingSourceProps = { amount: MoneyDto; funding?: FundingResponse }

/** Which of the employer's two purses pays, or that neither can (P2). */
export function FundingSource({ amount, funding }: FundingSourceProps) {
  const { t } = useTranslation()
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
  const rest = amountLeft(available, amount)
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
