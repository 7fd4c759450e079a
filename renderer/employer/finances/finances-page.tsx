import { Button } from '@mantine/core'
import { IconInbox, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FinancesResponse } from '../../../shared/contract/http.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useFinances } from '../api/queries.ts'
import { CreateMilestone } from '../milestones/create-milestone.tsx'
import { MilestoneRows } from '../milestones/milestone-rows.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { TabLinks } from '../parts/tab-links.tsx'
import { RequestRows } from '../requests/request-rows.tsx'
import { useAccount } from '../shell/account.tsx'
import { Page } from '../shell/page.tsx'
import { Balances } from './balances.tsx'

type FinancesPageProps = { tab: 'payments' | 'requests' }

/** *Finances*: balances, and every milestone and request of every project (P10). */
export function FinancesPage({ tab }: FinancesPageProps) {
  const { t } = useTranslation('employer')
  const { role } = useAccount()
  const finances = useFinances()
  const [creating, setCreating] = useState(false)
  const stopCreating = (): void => setCreating(false)
  const title = role === 'employer' ? t('finances.title') : t('finances.dashboard')
  const create = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setCreating(true)}>
      {t('milestones.create')}
    </Button>
  )
  return (
    <Page
      name={title}
      title={title}
      {...(role === 'employer' && !creating ? { actions: create } : {})}
    >
      <Loaded query={finances}>
        {(data) => (
          <>
            <Balances balances={data.balances} />
            {creating && (
              <CreateMilestone project={null} projects={data.projects} onClose={stopCreating} />
            )}
            <TabLinks
              label={t('finances.tabs')}
              tabs={[
                { href: '/finances', label: t('finances.outgoing') },
                {
                  href: '/finances/requests',
                  label: t('finances.requests'),
                  count: role === 'employer' ? pendingCount(data) : 0,
                },
              ]}
            />
            {tab === 'payments' ? (
              <MilestoneRows milestones={data.milestones} projects={data.projects} named />
            ) : (
              <Requests {...data} />
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}

const pendingCount = ({ milestoneRequests }: FinancesResponse): number =>
  milestoneRequests.filter(({ state }) => state === 'pending').length

/** Requests that wait, then those that are answered, the newest first. */
function Requests({ milestoneRequests, milestones, projects }: FinancesResponse) {
  const { t } = useTranslation('employer')
  const { role } = useAccount()
  const newest = milestoneRequests.toSorted((a, b) => b.createdAtMs - a.createdAtMs)
  const pending = newest.filter(({ state }) => state === 'pending')
  const answered = newest.filter(({ state }) => state !== 'pending')
  const shared = { milestones, projects, named: true }
  const none = (
    <EmptyState
      icon={<IconInbox />}
      title={t('requests.none')}
      hint={role === 'employer' ? t('requests.noneBody') : t('requests.noneFreelancer')}
    />
  )
  return (
    <>
      <RequestRows requests={pending} empty={none} {...shared} />
      <RequestRows requests={answered} title={t('requests.answered')} {...shared} />
    </>
  )
}
