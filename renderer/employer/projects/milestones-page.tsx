import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProjectResponse } from '../../../shared/contract/http.ts'
import { Section } from '../../ui/section.tsx'
import { CreateMilestone } from '../milestones/create-milestone.tsx'
import { MilestoneRows } from '../milestones/milestone-rows.tsx'
import { ReleaseState } from '../milestones/release-state.tsx'
import { RequestRows } from '../requests/request-rows.tsx'
import { useAccount } from '../shell/account.tsx'
import { ProjectFrame } from './project-frame.tsx'

/** A project's *Milestones*: requests on top while they wait (M6), then the payments. */
export function MilestonesPage({ projectId }: { projectId: number }) {
  return (
    <ProjectFrame projectId={projectId} tab="milestones">
      {(data) => <Milestones {...data} />}
    </ProjectFrame>
  )
}

function Milestones({ project, milestoneRequests, milestones }: ProjectResponse) {
  const { t } = useTranslation('employer')
  const { role } = useAccount()
  const [creating, setCreating] = useState(false)
  const pending = milestoneRequests.filter(({ state }) => state === 'pending')
  const mayCreate = role === 'employer' && project.status !== 'complete'
  const create = (
    <Button
      size="xs"
      leftSection={<IconPlus size={14} aria-hidden />}
      onClick={() => setCreating(true)}
    >
      {t('milestones.create')}
    </Button>
  )
  return (
    <>
      <RequestRows
        title={t('requests.title')}
        requests={pending}
        milestones={milestones}
        projects={[project]}
      />
      {creating && (
        <CreateMilestone
          project={project}
          projects={[project]}
          onClose={() => setCreating(false)}
        />
      )}
      <ReleaseState project={project} />
      <Section title={t('milestones.title')} {...(mayCreate && !creating ? { aside: create } : {})}>
        <MilestoneRows milestones={milestones} projects={[project]} />
      </Section>
    </>
  )
}
