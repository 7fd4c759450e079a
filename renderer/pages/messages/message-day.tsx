import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Message } from '../../../shared/contract/entities.ts'
import type { ProjectResponse } from '../../../shared/contract/http.ts'
import { clockText, dayText } from '../../ui/words.ts'
import { useAccount } from '../shell/account.tsx'
import styles from './messages.module.css'
import { subjectLine } from './subject.ts'

type MessageDayProps = { day: string; messages: readonly Message[]; data: ProjectResponse }

/** One day of the conversation. */
export function MessageDay({ day, messages, data }: MessageDayProps) {
  return (
    <section aria-label={dayText(day)} className={styles.day}>
      <h2 className={styles.date}>{dayText(day)}</h2>
      <ol className={styles.messages}>
        {messages.map((message) => (
          <MessageLine key={message.id} message={message} data={data} />
        ))}
      </ol>
    </section>
  )
}

function MessageLine({ message, data }: { message: Message; data: ProjectResponse }) {
  const { t } = useTranslation()
  const { id, zone } = useAccount()
  const { about, author, text, sentAtMs } = message
  const own = author.id === id
  const subject = about && subjectLine(t, about, data)
  return (
    <li className={styles.message} data-own={own}>
      <p className={styles.head}>
        <span className={styles.author}>{own ? t('messages.you') : author.name}</span>{' '}
        <time className="mp-figure" dateTime={new Date(sentAtMs).toISOString()}>
          {clockText(sentAtMs, zone)}
        </time>
      </p>
      {about && (
        <p className={styles.about}>
          {t('messages.about')}{' '}
          {subject ? (
            <Anchor component={Link} href={subject.href} inherit underline="always">
              {subject.label}
            </Anchor>
          ) : (
            t('messages.aboutGone')
          )}
        </p>
      )}
      <p className={styles.text}>{text}</p>
    </li>
  )
}
