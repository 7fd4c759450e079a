import { Button } from '@mantine/core'
import { IconInbox, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FinancesResponse } from '../../../shared/contract/http.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { RequestByProject } from '../../ui/request-form/request-by-project.tsx'
import { useShown } from '../parts/use-shown.tsx'
import { AskMilestone } from '../requests/ask-milestone.tsx'
import { RequestRows } from '../requests/request-rows.tsx'
import { useAccount } from '../shell/account.tsx'
import styles from './finances.module.css'

/** A freelancer's *Request Milestone*; requests that wait, then those that are answered, the newest first (M1, M6). */
export function Requests({ milestoneRequests, milestones, projects }: FinancesResponse) {
  const { t } = useTranslation()
  const { role } = useAccount()
  const newest = milestoneRequests.toSorted((a, b) => b.createdAtMs - a.createdAtMs)
  const pending = useShown(newest.filter(({ state }) => state === 'pending'))
  const answered = useShown(newest.filter(({ state }) => state !== 'pending'))
  const [asking, setAsking] = useState(false)
  const shared = { milestones, projects, named: true }
  // Below an open form it would say that nothing waits to somebody who is just writing it.
  const none = !asking && (
    <EmptyState
      icon={<IconInbox />}
      title={t('requests.none')}
      hint={role === 'employer' ? t('requests.noneBody') : t('requests.noneFreelancer')}
    />
  )
  return (
    <>
      {role === 'freelancer' && <Ask projects={projects} asking={asking} onAsk={setAsking} />}
      <RequestRows requests={pending.shown} empty={none} {...shared} />
      {pending.more}
      <RequestRows requests={answered.shown} title={t('requests.answered')} {...shared} />
      {answered.more}
    </>
  )
}

type AskProps = Pick<FinancesResponse, 'projects'> & {
  asking: boolean
  onAsk: (asking: boolean) => void
}

function Ask({ projects, asking, onAsk }: AskProps) {
  const { t } = useTranslation()
  const stop = (): void => onAsk(false)
  if (asking) {
    return (
      <RequestByProject
        projects={projects}
        onEnd={stop}
        form={(project) => <AskMilestone project={project} onClose={stop} />}
      />
    )
  }
  return (
    <Button
      className={styles.ask ?? ''}
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => onAsk(true)}
    >
      {t('requests.ask')}
    </Button>
  )
}
