import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { StatementLine } from '../../../shared/contract/http.ts'
import { movementText } from '../../../shared/words/statement.ts'
import { isSome } from '../../ui/amount.ts'
import { amountLabel, dateTimeText } from '../../ui/words.ts'
import { useAccount } from '../shell/account.tsx'
import styles from './movement-table.module.css'

/** A movement with the currency of its statement. */
export type Movement = StatementLine & { currency: string }

type MovementTableProps = {
  movements: readonly Movement[]
  /** What stood before the first and after the last, where all of them are shown. */
  edges?: { currency: string; openingBalance: string; closingBalance?: string }
}

/** Movements of the balance as a bank lists them: when, what, how much, what is left (L1). */
export function MovementTable({ movements, edges }: MovementTableProps) {
  const { t } = useTranslation()
  return (
    <table className={styles.table}>
      <caption className="mp-unseen">{t('statement.lines')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('statement.when')}</th>
          <th scope="col">{t('statement.what')}</th>
          <th scope="col" className={styles.figure}>
            {t('money.amount')}
          </th>
          <th scope="col" className={styles.figure}>
            {t('statement.balance')}
          </th>
        </tr>
      </thead>
      <tbody>
        {edges && (
          <EdgeRow name={t('statement.opening')} amount={edges.openingBalance} {...edges} />
        )}
        {movements.map((movement) => (
          <MovementRow key={`${movement.currency} ${movement.entryId}`} movement={movement} />
        ))}
        {edges?.closingBalance !== undefined && (
          <EdgeRow name={t('statement.closing')} amount={edges.closingBalance} {...edges} />
        )}
      </tbody>
    </table>
  )
}

type EdgeRowProps = { name: string; amount: string; currency: string }

function EdgeRow({ name, amount, currency }: EdgeRowProps) {
  return (
    <tr className={styles.edge}>
      <td className={styles.when} />
      <th scope="row" className={styles.what}>
        {name}
      </th>
      <td className={styles.amount} />
      <td className={styles.balance}>{amountLabel({ amount, currency })}</td>
    </tr>
  )
}

function MovementRow({ movement }: { movement: Movement }) {
  const { t } = useTranslation()
  const { zone } = useAccount()
  const { atMs, kind, projectId, projectTitle, amount, charged, balance, currency } = movement
  const about = movementText({ t }, movement)
  return (
    <tr>
      <td className={styles.when}>{dateTimeText(atMs, zone)}</td>
      <td className={styles.what}>
        <div className={styles.kind}>{t(`statement.kind.${kind}`)}</div>
        {about !== null && <div className={styles.description}>{about}</div>}
        {projectId !== null && projectTitle !== null && (
          <div className={styles.meta}>
            <Anchor component={Link} href={`/projects/${projectId}`} inherit underline="always">
              {projectTitle}
            </Anchor>
          </div>
        )}
        {isSome(charged) && (
          <div className={styles.meta}>
            {t('statement.charged', { amount: amountLabel({ amount: charged, currency }) })}
          </div>
        )}
      </td>
      <td className={styles.amount}>{amountLabel({ amount, currency })}</td>
      <td className={styles.balance} data-name={t('statement.balance')}>
        {amountLabel({ amount: balance, currency })}
      </td>
    </tr>
  )
}
