import { useTranslation } from 'react-i18next'
import type { Message } from '../../../shared/contract/entities.ts'
import { Section } from '../../ui/section.tsx'
import { dateTimeText } from '../../ui/words.ts'
import { useDisputeMessages } from '../api/queries.ts'
import styles from '../disputes/disputes.module.css'
import boxed from '../parts/boxed-list.module.css'
import { Earlier } from '../parts/earlier.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { useAccount } from '../shell/account.tsx'

/** What the parties wrote about a dispute and its matter, to be read only (M7, P9). */
export function MessageThread({ disputeId }: { disputeId: string }) {
  const { t } = useTranslation()
  const query = useDisputeMessages(disputeId)
  return (
    <Section title={t('disputes.arbiter.messages')}>
      <Earlier query={query} label={t('messages.earlier')} />
      <Loaded query={query}>{({ messages }) => <Thread messages={messages} />}</Loaded>
    </Section>
  )
}

function Thread({ messages }: { messages: readonly Message[] }) {
  const { t } = useTranslation()
  const { zone } = useAccount()
  return (
    <>
      {messages.length === 0 ? (
        <p className={styles.when}>{t('disputes.arbiter.noMessages')}</p>
      ) : (
        <ol
          className={`${boxed.list} ${styles.thread}`}
          aria-label={t('disputes.arbiter.messages')}
        >
          {messages.map(({ id, author, sentAtMs, text }) => (
            <li key={id}>
              <div className={styles.said}>
                <span className={styles.who}>{author.name}</span>
                <span className={styles.when}>{dateTimeText(sentAtMs, zone)}</span>
              </div>
              <p className={styles.text}>{text}</p>
            </li>
          ))}
        </ol>
      )}
    </>
  )
}
