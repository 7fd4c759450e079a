import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Balance } from '../../../shared/contract/entities.ts'
import { dayAfter, dayAt } from '../../../shared/time/day.ts'
import { Section } from '../../ui/section.tsx'
import { failureFrom } from '../api/failures.ts'
import { useStatements } from '../api/queries.ts'
import { Message } from '../parts/message.tsx'
import { PageSkeleton } from '../parts/page-skeleton.tsx'
import { useAccount } from '../shell/account.tsx'
import { type Movement, MovementTable } from '../statement/movement-table.tsx'
import styles from './dashboard.module.css'

const DAYS = 30
const MOST = 6

/** The last few movements of all currencies, the newest first, with the way to the statement. */
export function LatestMovements({ balances }: { balances: readonly Balance[] }) {
  const { t } = useTranslation()
  const { zone } = useAccount()
  const to = dayAt(Date.now(), zone)
  const spans = balances.map(({ currency }) => ({ currency, from: dayAfter(to, -DAYS), to, zone }))
  const statements = useStatements(spans)
  const failed = statements.find(({ error }) => error !== null)
  const movements = statements
    .flatMap(({ data }): Movement[] =>
      data ? data.lines.map((line) => ({ ...line, currency: data.currency })) : [],
    )
    .toSorted((a, b) => b.atMs - a.atMs || b.entryId - a.entryId)
    .slice(0, MOST)
  const aside = (
    <Anchor component={Link} href="/finances/statement" size="sm">
      {t('statement.title')}
    </Anchor>
  )
  return (
    <Section title={t('dashboard.movements')} aside={aside}>
      {failed?.error ? (
        <Message failure={failureFrom(failed.error)} onRetry={() => void failed.refetch()} />
      ) : statements.some(({ isPending }) => isPending) ? (
        <PageSkeleton rows={2} />
      ) : movements.length > 0 ? (
        <MovementTable movements={movements} />
      ) : (
        <p className={styles.none}>{t('dashboard.movementsNone')}</p>
      )}
    </Section>
  )
}
