import { IconBriefcase } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { FinancesResponse } from '../../../shared/contract/http.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Section } from '../../ui/section.tsx'
import { useFinances } from '../api/queries.ts'
import { Loaded } from '../parts/loaded.tsx'
import { useAccount, useParty } from '../shell/account.tsx'
import { Page } from '../shell/page.tsx'
import { OpenProjects } from './open-projects.tsx'
import { ProjectList } from './project-list.tsx'

/** *My Projects*: what runs, what waits for a yes, what is over. */
export function ProjectsPage() {
  const { t } = useTranslation()
  const finances = useFinances()
  const party = useParty()
  return (
    <Page name={t('projects.title')} title={t('projects.title')}>
      {party === 'employer' && <OpenProjects />}
      <Loaded query={finances}>{(data) => <Groups {...data} />}</Loaded>
    </Page>
  )
}

const GROUPS = [
  { status: 'active', title: 'projects.currentWork' },
  { status: 'awarded', title: 'projects.awarded' },
  { status: 'complete', title: 'projects.past' },
] as const

function Groups({ projects, milestoneRequests, milestones }: FinancesResponse) {
  const { t } = useTranslation()
  const { role } = useAccount()
  if (projects.length === 0) {
    const hint = role === 'employer' ? t('projects.noneBody') : t('projects.noneFreelancer')
    return <EmptyState icon={<IconBriefcase />} title={t('projects.none')} hint={hint} />
  }
  return GROUPS.map(({ status, title }) => {
    const group = projects.filter((project) => project.status === status)
    if (group.length === 0) return null
    return (
      <Section key={status} title={t(title)}>
        <ProjectList projects={group} requests={milestoneRequests} milestones={milestones} />
      </Section>
    )
  })
}
