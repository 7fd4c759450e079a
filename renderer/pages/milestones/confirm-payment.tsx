import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Project } from '../../../shared/contract/entities.ts'
import type { Failure } from '../../../shared/contract/errors.ts'
import type { MoneyDto } from '../../../shared/contract/primitives.ts'
import type { Purse } from '../../../shared/milestones/funding.ts'
import { amountLabel } from '../../ui/words.ts'
import { failureFrom } from '../api/failures.ts'
import { useFunding } from '../api/queries.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Facts } from '../parts/facts.tsx'
import { Message } from '../parts/message.tsx'
import styles from './confirm-payment.module.css'
import { FundingSource } from './funding-source.tsx'

type ConfirmPaymentProps = {
  project: Project
  /** All of it, charged at once to one source. */
  total: MoneyDto
  /** What it is made of: one milestone, or several. */
  items: readonly { id: string; amount: string; description: string }[]
  busy: boolean
  failure: Failure | null
  /** Told which purse was shown, so that no other is charged (P2). */
  onConfirm: (shown: Purse) => void
  onClose: () => void
}

/**
 * The popup that says what will be charged before any money is held (P2). What was last read stays
 * in force while news has it read again, so that no press is lost: the marketplace compares the
 * purse that was shown with the one it would charge, and holds nothing when they differ.
 */
export function ConfirmPayment(props: ConfirmPaymentProps) {
  const { project, total, items, busy, failure, onConfirm, onClose } = props
  const { t } = useTranslation()
  const funding = useFunding(project.id, total.amount)
  const freelancer = project.freelancer.name
  const source = funding.data?.source
  const charged = source === 'insufficient_funds' ? undefined : source
  return (
    <Dialog
      title={t('milestones.confirm')}
      busy={busy}
      onClose={onClose}
      buttons={
        <>
          <Button variant="default" data-autofocus disabled={busy} onClick={onClose}>
            {t('shell.cancel')}
          </Button>
          <Button
            loading={busy}
            disabled={charged === undefined}
            onClick={() => charged && onConfirm(charged)}
          >
            {t('milestones.confirm')}
          </Button>
        </>
      }
    >
      <div>
        <div className={styles.amount}>{amountLabel(total)}</div>
        <div className={styles.who}>
          {t('milestones.confirmFor', { freelancer, count: items.length })}
        </div>
      </div>
      <Facts facts={factsOf(props, t('projects.project'), t('money.description'))} />
      {items.length > 1 && <Items items={items} currency={total.currency} />}
      {funding.error && (
        <Message failure={failureFrom(funding.error)} onRetry={() => void funding.refetch()} />
      )}
      {(funding.data || !funding.error) && (
        <FundingSource amount={total} {...(funding.data ? { funding: funding.data } : {})} />
      )}
      {source !== 'insufficient_funds' && (
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

function factsOf({ project, items }: ConfirmPaymentProps, projectWord: string, taskWord: string) {
  const facts = [{ name: projectWord, value: project.title }]
  const [only, ...others] = items
  if (only && others.length === 0) facts.push({ name: taskWord, value: only.description })
  return facts
}

type ItemsProps = { items: ConfirmPaymentProps['items']; currency: string }

/** Every milestone that the one payment makes. */
function Items({ items, currency }: ItemsProps) {
  const { t } = useTranslation()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled by keyboard too
    <ol className={styles.items} aria-label={t('milestones.confirmItems')} tabIndex={0}>
      {items.map(({ id, amount, description }) => (
        <li key={id} className={styles.item}>
          <span>{description}</span>
          <span className="mp-figure">{amountLabel({ amount, currency })}</span>
        </li>
      ))}
    </ol>
  )
}
