import { IconInbox } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { FinancesResponse } from '../../../shared/contract/http.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useShown } from '../parts/use-shown.tsx'
import { RequestRows } from '../requests/request-rows.tsx'
import { useAccount } from '../shell/account.tsx'

/** Requests that wait, then those that are answered, the newest first (M6). */
export function Requests({ milestoneRequests, milestones, projects }: FinancesResponse) {
  const { t } = useTranslation('employer')
  const { role } = useAccount()
  const newest = milestoneRequests.toSorted((a, b) => b.createdAtMs - a.createdAtMs)
  const pending = useShown(newest.filter(({ state }) => state === 'pending'))
  const answered = useShown(newest.filter(({ state }) => state !== 'pending'))
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
      <RequestRows requests={pending.shown} empty={none} {...shared} />
      {pending.more}
      <RequestRows requests={answered.shown} title={t('requests.answered')} {...shared} />
      {answered.more}
    </>
  )
}
