import { useTranslation } from 'react-i18next'
import type { Message } from '../../../shared/contract/entities.ts'
import { dateTimeText } from '../../ui/date-text.ts'
import { Section } from '../../ui/section.tsx'
import styles from '../disputes/disputes.module.css'
import { useAccount } from '../shell/account.tsx'

/** What the parties wrote to each other, to be read only (M7). */
export function MessageThread({ messages }: { messages: readonly Message[] }) {
  const { t } = useTranslation('employer')
  const { zone } = useAccount()
  return (
    <Section title={t('arbiter.messages')}>
      {messages.length === 0 ? (
        <p className={styles.when}>{t('arbiter.noMessages')}</p>
      ) : (
        <ol className={styles.thread} aria-label={t('arbiter.messages')}>
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
    </Section>
  )
}
