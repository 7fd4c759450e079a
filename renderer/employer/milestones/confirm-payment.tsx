import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Project } from '../../../shared/contract/entities.ts'
import type { Failure } from '../../../shared/contract/errors.ts'
import type { MoneyDto } from '../../../shared/contract/primitives.ts'
import type { Purse } from '../../../shared/milestones/funding.ts'
import { amountLabel } from '../../ui/amount.ts'
import { failureFrom } from '../api/failures.ts'
import { useFunding } from '../api/queries.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Facts } from '../parts/facts.tsx'
import { Message } from '../parts/message.tsx'
import styles from './confirm-payment.module.css'
import { FundingSource } from './funding-source.tsx'

type ConfirmPaymentProps = {
  project: Project
  amount: MoneyDto
  description: string
  busy: boolean
  failure: Failure | null
  /** Told which purse was shown, so that no other is charged. */
  onConfirm: (shown: Purse) => void
  onClose: () => void
}

/** The popup that says what will be charged before any money is held (P2). */
export function ConfirmPayment(props: ConfirmPaymentProps) {
  const { project, amount, description, busy, failure, onConfirm, onClose } = props
  const { t } = useTranslation('employer')
  const funding = useFunding(project.id, amount.amount)
  const freelancer = project.freelancer.name
  const source = funding.data?.source
  const uncovered = source === 'insufficient_funds'
  return (
    <Dialog
      title={t('milestones.confirmTitle')}
      busy={busy}
      onClose={onClose}
      buttons={
        <>
          <Button variant="default" data-autofocus disabled={busy} onClick={onClose}>
            {t('milestones.confirmCancel')}
          </Button>
          <Button
            loading={busy}
            disabled={!source || uncovered}
            onClick={() => source && !uncovered && onConfirm(source)}
          >
            {t('milestones.confirm')}
          </Button>
        </>
      }
    >
      <div>
        <div className={styles.amount}>{amountLabel(amount)}</div>
        <div className={styles.who}>{t('milestones.confirmFor', { freelancer })}</div>
      </div>
      <Facts
        facts={[
          { name: t('milestones.confirmProject'), value: project.title },
          { name: t('milestones.confirmTask'), value: description },
        ]}
      />
      {funding.error ? (
        <Message failure={failureFrom(funding.error)} onRetry={() => void funding.refetch()} />
      ) : (
        <FundingSource amount={amount} {...(funding.data ? { funding: funding.data } : {})} />
      )}
      {!uncovered && (
        <p className={styles.note}>
          {t('milestones.confirmNote', { freelancer })}{' '}
          {project.status === 'awarded'
            ? t('milestones.awardedNote', { freelancer })
            : t('milestones.activeNote', { freelancer })}
        </p>
      )}
      {failure && <Message failure={failure} freelancer={freelancer} write />}
    </Dialog>
  )
}
