import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Project } from '../../../shared/contract/entities.ts'
import type { ProjectResponse } from '../../../shared/contract/http.ts'
import { durationText } from '../../ui/words.ts'
import { zonePlace } from '../../ui/zone.ts'
import { failureFrom } from '../api/failures.ts'
import { useProject } from '../api/queries.ts'
import { BackLink } from '../parts/back-link.tsx'
import { type Fact, Facts } from '../parts/facts.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { TabLinks } from '../parts/tab-links.tsx'
import { useAccount, useParty } from '../shell/account.tsx'
import { Page } from '../shell/page.tsx'
import { AcceptAward } from './accept-award.tsx'
import { EndAward } from './end-award.tsx'
import { EndProject } from './end-project.tsx'
import { termsOf } from './terms.ts'

type ProjectFrameProps = {
  projectId: number
  tab: 'milestones' | 'invoices' | 'diary' | 'messages'
  children: (data: ProjectResponse) => ReactNode
}

/** What both parts of a project's page share: its name, its terms, the way between the parts. */
export function ProjectFrame({ projectId, tab, children }: ProjectFrameProps) {
  const { t } = useTranslation()
  const party = useParty()
  const query = useProject(projectId)
  const project = query.data?.project
  const missing = query.error && failureFrom(query.error).code === 'not_found'
  const title = project?.title ?? (missing ? t('projects.missing') : t('shell.loading'))
  const pending = query.data?.milestoneRequests.filter(({ state }) => state === 'pending') ?? []
  const waitsForMe = party === 'employer' ? pending.length : 0
  const name = project ? `${t(`projects.tabs.${tab}`)} · ${title}` : title
  return (
    <Page
      name={name}
      title={title}
      {...(query.data ? { actions: <ProjectActions {...query.data} /> } : {})}
      before={<BackLink href="/projects" label={t('projects.title')} />}
    >
      {project && <ProjectFacts project={project} />}
      {project && (
        <TabLinks
          label={t('projects.tabs.label')}
          tabs={[
            {
              href: `/projects/${projectId}`,
              label: t('projects.tabs.milestones'),
              count: waitsForMe,
            },
            ...(project.type === 'hourly'
              ? [{ href: `/projects/${projectId}/invoices`, label: t('projects.tabs.invoices') }]
              : []),
            { href: `/projects/${projectId}/diary`, label: t('projects.tabs.diary') },
            { href: `/projects/${projectId}/messages`, label: t('projects.tabs.messages') },
          ]}
        />
      )}
      <Loaded query={query}>{children}</Loaded>
    </Page>
  )
}

/** What can be done with the project itself: the freelancer takes it or not, either party ends it. */
function ProjectActions(data: ProjectResponse) {
  const party = useParty()
  const { project } = data
  if (project.status === 'active') return <EndProject {...data} />
  if (project.status !== 'awarded') return null
  return (
    <>
      {party === 'freelancer' && <AcceptAward project={project} />}
      <EndAward project={project} />
    </>
  )
}

/** The contract in a line: who, what it pays, in which zone, how much is posted. */
export function ProjectFacts({ project }: { project: Project }) {
  const { t } = useTranslation()
  const { role } = useAccount()
  const facts: Fact[] = [
    role === 'employer'
      ? { name: t('projects.freelancer'), value: project.freelancer.name }
      : { name: t('projects.employer'), value: project.employer.name },
    { name: t('projects.terms'), value: termsOf(t, project) },
  ]
  if (project.status !== 'active') {
    facts.push({ name: t('projects.state'), value: t(`projects.status.${project.status}`) })
  }
  if (project.type === 'hourly') {
    facts.push(
      { name: t('projects.zone'), value: zonePlace(project.employerZone) },
      { name: t('projects.posted'), value: durationText(project.postedMs) },
    )
    if (!project.billingEnabled) {
      facts.push({ name: t('projects.billing'), value: t('projects.billingOff') })
    }
  }
  return <Facts facts={facts} across />
}
