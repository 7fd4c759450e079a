import { IconBriefcase, IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { FinancesResponse } from '../../../shared/contract/http.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Section } from '../../ui/section.tsx'
import { useFinances, useWeeks } from '../api/queries.ts'
import { Balances } from '../finances/balances.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { useShown } from '../parts/use-shown.tsx'
import { useAccount } from '../shell/account.tsx'
import { Page } from '../shell/page.tsx'
import { LatestMovements } from './latest-movements.tsx'
import { TaskList } from './task-list.tsx'
import { tasksOf } from './tasks.ts'
import { Week } from './week.tsx'

/** How many rows stand before *Show more*: a glance, not a list. */
const AT_A_GLANCE = 8

/** The first page after sign-in: what waits, how the week goes, where the money is. */
export function DashboardPage() {
  const { t } = useTranslation()
  const finances = useFinances()
  return (
    <Page name={t('dashboard.title')} title={t('dashboard.title')}>
      <Loaded query={finances}>{(data) => <Dashboard {...data} />}</Loaded>
    </Page>
  )
}

function Dashboard(finances: FinancesResponse) {
  const { t } = useTranslation()
  const { role } = useAccount()
  const weeks = useWeeks()
  const { shown, more } = useShown(tasksOf(finances, role), AT_A_GLANCE)
  const { projects, balances } = finances
  if (projects.length === 0) {
    return (
      <>
        <EmptyState
          icon={<IconBriefcase />}
          title={t('dashboard.newTitle')}
          hint={role === 'employer' ? t('dashboard.newEmployer') : t('dashboard.newFreelancer')}
        />
        <Balances balances={balances} />
      </>
    )
  }
  return (
    <>
      <Section title={t('dashboard.needsYou')}>
        {shown.length > 0 ? (
          <TaskList tasks={shown} projects={projects} />
        ) : (
          <EmptyState
            icon={<IconCircleCheck />}
            title={t('dashboard.nothing')}
            hint={t('dashboard.nothingHint')}
          />
        )}
        {more}
      </Section>
      <Section title={t('timer.week.label')}>
        <Loaded query={weeks} rows={1}>
          {(data) => <Week weeks={data.weeks} projects={projects} />}
        </Loaded>
      </Section>
      <Balances balances={balances} />
      <LatestMovements balances={balances} />
    </>
  )
}
