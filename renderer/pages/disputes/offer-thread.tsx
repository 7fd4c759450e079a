import { useTranslation } from 'react-i18next'
import type { Dispute, Party, Project } from '../../../shared/contract/entities.ts'
import { Section } from '../../ui/section.tsx'
import { dateTimeText } from '../../ui/words.ts'
import boxed from '../parts/boxed-list.module.css'
import { useAccount } from '../shell/account.tsx'
import styles from './disputes.module.css'
import { ShareLines } from './share-lines.tsx'

type OfferThreadProps = { dispute: Dispute; project: Project }

/** What was said and offered, the reason first, the newest offer last. */
export function OfferThread({ dispute, project }: OfferThreadProps) {
  const { t } = useTranslation()
  const { zone } = useAccount()
  const nameOf = (party: Party): string => project[party].name
  return (
    <Section title={t('disputes.thread')}>
      <ol className={`${boxed.list} ${styles.thread}`} aria-label={t('disputes.thread')}>
        {dispute.offers.map((offer, index) => (
          <li key={`${offer.by} ${offer.atMs}`}>
            <div className={styles.said}>
              <span className={styles.who}>
                {t('disputes.offerOf', { name: nameOf(offer.by) })}
              </span>
              <span className={styles.when}>{dateTimeText(offer.atMs, zone)}</span>
            </div>
            {index === 0 && <p className={styles.text}>{dispute.reason}</p>}
            {offer.message !== '' && !(index === 0 && offer.message === dispute.reason) && (
              <p className={styles.text}>{offer.message}</p>
            )}
            <ShareLines
              project={project}
              whole={dispute.amount}
              freelancerAmount={offer.freelancerAmount}
            />
          </li>
        ))}
      </ol>
    </Section>
  )
}
