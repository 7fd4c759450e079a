import { Tabs } from '@mantine/core'
import { IconChevronLeft, IconFileOff } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageShell } from '../../ui/page-shell.tsx'
import { useData } from '../data/data-context.tsx'
import { ROUTES } from '../shell/routes.ts'
import { PageSkeleton } from '../shell/skeletons.tsx'
import { AcceptButton } from './accept-button.tsx'
import { HoursTab } from './hours-tab.tsx'
import { MilestonesTab } from './milestones-tab.tsx'
import { ProjectFacts } from './project-facts.tsx'
import classes from './projects.module.css'

type ProjectPageProps = {
  projectId: number
  /** Opens with the *Request Milestone* form. */
  asking: boolean
}

/** One project: its terms, its *Milestones* tab, its hours. */
export function ProjectPage({ projectId, asking }: ProjectPageProps) {
  const { t } = useTranslation()
  const data = useData()
  const [tab, setTab] = useState<string | null>('milestones')
  const project = data?.projects.find(({ id }) => id === projectId)
  if (!project && !data?.complete) return <PageSkeleton />
  const back = (
    <Link href={ROUTES.projects} className={classes.back}>
      <IconChevronLeft size={14} aria-hidden="true" />
      {t('projects.title')}
    </Link>
  )
  if (!project) {
    return (
      <PageShell title={t('projects.title')} before={back}>
        <EmptyState
          icon={<IconFileOff size={32} stroke={1.5} />}
          title={t('projects.page.missing')}
          hint={t('projects.page.missingHint')}
        />
      </PageShell>
    )
  }
  return (
    <PageShell
      title={project.title}
      before={back}
      actions={project.status === 'awarded' && <AcceptButton project={project} />}
    >
      <ProjectFacts project={project} />
      <Tabs value={tab} onChange={setTab} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="milestones">{t('milestones.title')}</Tabs.Tab>
          <Tabs.Tab value="hours">{t('projects.page.tabHours')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="milestones" pt="lg">
          <MilestonesTab project={project} asking={asking} />
        </Tabs.Panel>
        <Tabs.Panel value="hours" pt="lg">
          <HoursTab project={project} />
        </Tabs.Panel>
      </Tabs>
    </PageShell>
  )
}
