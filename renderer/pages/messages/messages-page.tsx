import { IconMessages } from '@tabler/icons-react'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../../shared/contract/entities.ts'
import type { ProjectResponse } from '../../../shared/contract/http.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useMessages } from '../api/queries.ts'
import { Earlier } from '../parts/earlier.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { ProjectFrame } from '../projects/project-frame.tsx'
import { useAccount, useParty } from '../shell/account.tsx'
import { messagesByDay } from './by-day.ts'
import { Composer } from './composer.tsx'
import { MessageDay } from './message-day.tsx'
import styles from './messages.module.css'

/** A project's *Messages*: the conversation of its two parties, the newest at the end (M7). */
export function MessagesPage({ projectId }: { projectId: number }) {
  return (
    <ProjectFrame projectId={projectId} tab="messages">
      {(data) => <Conversation data={data} />}
    </ProjectFrame>
  )
}

function Conversation({ data }: { data: ProjectResponse }) {
  const { t } = useTranslation()
  const query = useMessages(data.project.id)
  const keepPlace = useKeepPlace(query.data?.messages[0]?.id)
  return (
    <Loaded query={query}>
      {({ messages }) => (
        <div className={styles.page}>
          <Earlier query={query} label={t('messages.earlier')} onAsk={keepPlace} />
          <Log data={data} messages={messages} />
          <Composer data={data} />
        </div>
      )}
    </Loaded>
  )
}

/** How far from its end the page may be for a new message to pull it there, pixels. */
const NEAR_END_PX = 240

function Log({ data, messages }: { data: ProjectResponse; messages: readonly Message[] }) {
  const { t } = useTranslation()
  const { zone } = useAccount()
  const { employer, freelancer } = data.project
  const name = useParty() === 'employer' ? freelancer.name : employer.name
  useShowEnd(messages.at(-1)?.id)
  return (
    <div role="log" aria-label={t('messages.log', { name })} className={styles.log}>
      {messages.length === 0 ? (
        <EmptyState
          icon={<IconMessages />}
          title={t('messages.none')}
          hint={t('messages.noneBody', { name })}
        />
      ) : (
        messagesByDay(messages, zone).map((day) => (
          <MessageDay key={day.day} {...day} data={data} />
        ))
      )}
    </div>
  )
}

/** Keeps what is read where it is when earlier messages come in above it; call it to ask for that. */
function useKeepPlace(oldest: string | undefined): () => void {
  const belowPx = useRef<number | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new oldest message means that they came.
  useLayoutEffect(() => {
    if (belowPx.current === null) return
    const page = document.documentElement
    page.scrollTop = page.scrollHeight - belowPx.current
    belowPx.current = null
  }, [oldest])
  return () => {
    const page = document.documentElement
    belowPx.current = page.scrollHeight - page.scrollTop
  }
}

/** Opens a conversation at its end, and follows it there unless the reader has scrolled away. */
function useShowEnd(newest: string | undefined): void {
  const shown = useRef<string | undefined>(undefined)
  useEffect(() => {
    const page = document.documentElement
    const below = page.scrollHeight - page.scrollTop - page.clientHeight
    const arriving = shown.current === undefined
    shown.current = newest
    if (newest !== undefined && (arriving || below < NEAR_END_PX)) {
      window.scrollTo({ top: page.scrollHeight })
    }
  }, [newest])
}
