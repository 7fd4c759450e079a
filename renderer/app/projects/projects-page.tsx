import { Tabs } from '@mantine/core'
import { IconArchive, IconBriefcase, IconMail } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Project } from '../../../shared/contract/entities.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageShell } from '../../ui/page-shell.tsx'
import { useData } from '../data/data-context.tsx'
import { ListSkeleton } from '../shell/skeletons.tsx'
import { ProjectList } from './project-list.tsx'

const TABS = [
  { name: 'projects.currentWork', status: 'active', empty: 'Current', icon: IconBriefcase },
  { name: 'projects.awarded', status: 'awarded', empty: 'Awarded', icon: IconMail },
  { name: 'projects.past', status: 'complete', empty: 'Past', icon: IconArchive },
] as const

/** *My Projects*, Freelancer view: *Current Work*, awards that wait, and the past (M1). */
export function ProjectsPage() {
  const { t } = useTranslation()
  const data = useData()
  const [tab, setTab] = useState<string | null>('active')
  const of = (status: Project['status']) =>
    (data?.projects ?? []).filter((project) => project.status === status)
  return (
    <PageShell title={t('projects.title')} subtitle={t('projects.view')}>
      <Tabs value={tab} onChange={setTab}>
        <Tabs.List>
          {TABS.map(({ name, status }) => (
            <Tabs.Tab key={status} value={status}>
              {t(name)}
              {status === 'awarded' && of(status).length > 0 && ` (${of(status).length})`}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {TABS.map(({ status, empty, icon: Icon }) => (
          <Tabs.Panel key={status} value={status} pt="md">
            {of(status).length > 0 ? (
              <ProjectList projects={of(status)} />
            ) : data?.complete ? (
              <EmptyState
                icon={<Icon size={32} stroke={1.5} />}
                title={t(`projects.empty${empty}`)}
                hint={t(`projects.empty${empty}Hint`)}
              />
            ) : (
              <ListSkeleton />
            )}
          </Tabs.Panel>
        ))}
      </Tabs>
    </PageShell>
  )
}
