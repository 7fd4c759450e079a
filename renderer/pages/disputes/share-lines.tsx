import { useTranslation } from 'react-i18next'
import type { Project } from '../../../shared/contract/entities.ts'
import type { MoneyDto } from '../../../shared/contract/primitives.ts'
import { AmountText } from '../../ui/amount-text.tsx'
import styles from './disputes.module.css'
import { sharesOf } from './shares.ts'

type ShareLinesProps = { project: Project; whole: MoneyDto; freelancerAmount: string }

/** Both shares of an offer or a verdict, one below the other; nothing while it is no amount. */
export function ShareLines({ project, whole, freelancerAmount }: ShareLinesProps) {
  const { t } = useTranslation()
  const shares = sharesOf(whole, freelancerAmount)
  if (!shares.ok) return null
  const { currency } = whole
  return (
    <dl className={styles.shares}>
      <div>
        <dt>{t('disputes.gets', { name: project.freelancer.name })}</dt>
        <dd>
          <AmountText money={{ amount: shares.value.freelancer, currency }} strong />
        </dd>
      </div>
      <div>
        <dt>{t('disputes.keeps', { name: project.employer.name })}</dt>
        <dd>
          <AmountText money={{ amount: shares.value.employer, currency }} strong />
        </dd>
      </div>
    </dl>
  )
}
