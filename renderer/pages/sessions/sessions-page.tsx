import { Button } from '@mantine/core'
import { IconBrowser, IconCircleCheck, IconDeviceDesktop, IconTerminal2 } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SessionListed } from '../../../shared/contract/http.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { dateTimeText } from '../../ui/words.ts'
import { useSessions } from '../api/queries.ts'
import { endSession } from '../api/session.ts'
import boxed from '../parts/boxed-list.module.css'
import { Loaded } from '../parts/loaded.tsx'
import { say } from '../parts/say.ts'
import { useAccount } from '../shell/account.tsx'
import { Page } from '../shell/page.tsx'
import { toast } from '../shell/toast-store.ts'
import { readAgent } from './agent.ts'
import { EndOthers } from './end-others.tsx'
import styles from './sessions.module.css'

/** The browsers, programs and apps that are signed in to this account; each can be ended (A4). */
export function SessionsPage() {
  const { t } = useTranslation()
  const sessions = useSessions()
  const others = sessions.data?.sessions.some(({ current }) => !current) ?? false
  return (
    <Page
      name={t('sessions.title')}
      title={t('sessions.title')}
      {...(others ? { actions: <EndOthers /> } : {})}
    >
      <p className={styles.lead}>{t('sessions.lead')}</p>
      <Loaded query={sessions}>
        {(data) => (
          <ul className={boxed.list}>
            {data.sessions
              .toSorted((a, b) => Number(b.current) - Number(a.current))
              .map((each) => (
                <SessionRow key={each.id} session={each} />
              ))}
          </ul>
        )}
      </Loaded>
    </Page>
  )
}

function nameOf(t: TFunction, { kind, computer, userAgent }: SessionListed): string {
  if (kind === 'app') return computer ? t('sessions.appOn', { computer }) : t('sessions.app')
  const agent = readAgent(userAgent)
  return agent ? t('sessions.browser', agent) : t('sessions.program')
}

function SessionRow({ session }: { session: SessionListed }) {
  const { t } = useTranslation()
  const { zone } = useAccount()
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const { id, kind, userAgent, address, signedInAtMs, endsAtMs, current } = session
  const name = nameOf(t, session)
  const when = dateTimeText(signedInAtMs, zone)
  const since = address ? t('sessions.from', { when, address }) : t('sessions.since', { when })
  const Icon =
    kind === 'app' ? IconDeviceDesktop : readAgent(userAgent) ? IconBrowser : IconTerminal2
  const end = async (): Promise<void> => {
    setBusy(true)
    const result = await endSession(id)
    if (result.ok) toast({ tone: 'neutral', text: t('sessions.ended') })
    else toast({ tone: 'risk', text: say(t, result.error).title })
    await queries.invalidateQueries({ queryKey: ['sessions'] })
    setBusy(false)
  }
  return (
    <li className={styles.row}>
      <Icon size={20} aria-hidden className={styles.icon} />
      <div className={boxed.words}>
        <strong>{name}</strong>
        <div className={boxed.meta}>{since}</div>
        <div className={boxed.meta}>
          {t('sessions.until', { when: dateTimeText(endsAtMs, zone) })}
        </div>
      </div>
      {current ? (
        <StatusBadge tone="neutral" icon={<IconCircleCheck />}>
          {t('sessions.here')}
        </StatusBadge>
      ) : (
        <Button
          size="xs"
          variant="default"
          loading={busy}
          aria-label={t('sessions.endNamed', { name, since })}
          onClick={() => void end()}
        >
          {t('sessions.end')}
        </Button>
      )}
    </li>
  )
}
