import { useTranslation } from 'react-i18next'
import type { Invoice } from '../../../shared/contract/entities.ts'
import { runningTime } from '../../ui/duration.ts'
import { amountLabel, weekText } from '../../ui/words.ts'
import styles from './invoice.module.css'
import { isCredited, toPay } from './standing.ts'

/** The lines of an invoice with its total; an adjustment names the week it belongs to (I1, I6). */
export function InvoiceLines({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation()
  const { currency } = invoice.total
  const label = (amount: string): string => amountLabel({ amount, currency })
  return (
    <table className={styles.lines}>
      <caption className="mp-unseen">{t('invoices.lines')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('invoices.line')}</th>
          <th scope="col">{t('invoices.time')}</th>
          <th scope="col">{t('invoices.rate')}</th>
          <th scope="col">{t('money.amount')}</th>
        </tr>
      </thead>
      <tbody>
        {invoice.lines.map((line) => (
          <tr key={`${line.weekStartMs} ${line.adjustment}`}>
            <th scope="row">
              {weekText({ startMs: line.weekStartMs, endMs: line.weekEndMs }, invoice.zone)}
              {line.adjustment && <div className={styles.meta}>{t('invoices.adjustment')}</div>}
            </th>
            <td data-name={t('invoices.time')}>{runningTime(line.billableMs)}</td>
            <td data-name={t('invoices.rate')}>{label(line.ratePerHour)}</td>
            <td data-name={t('money.amount')}>{label(line.amount)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className={styles.total}>
          <th scope="row" colSpan={3}>
            {t('invoices.total')}
          </th>
          <td>{label(invoice.total.amount)}</td>
        </tr>
        {isCredited(invoice) && (
          <>
            <tr>
              <th scope="row" colSpan={3}>
                {t('invoices.credited')}
              </th>
              <td>{label(`-${invoice.credited}`)}</td>
            </tr>
            <tr className={styles.total}>
              <th scope="row" colSpan={3}>
                {t('invoices.toPay')}
              </th>
              <td>{label(toPay(invoice))}</td>
            </tr>
          </>
        )}
      </tfoot>
    </table>
  )
}
