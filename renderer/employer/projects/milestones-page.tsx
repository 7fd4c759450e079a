import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProjectResponse } from '../../../shared/contract/http.ts'
import { CreateMilestone } from '../milestones/create-milestone.tsx'
import { MilestoneSection } from '../milestones/milestone-section.tsx'
import { ReleaseState } from '../milestones/release-state.tsx'
import { RequestSection } from '../requests/request-section.tsx'
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
      {pending.length > 0 && (
        <RequestSection
          title={t('requests.title')}
          requests={pending}
          milestones={milestones}
          projects={[project]}
        />
      )}
      {creating && (
        <CreateMilestone
          project={project}
          projects={[project]}
          onClose={() => setCreating(false)}
        />
      )}
      <ReleaseState project={project} />
      <MilestoneSection
        milestones={milestones}
        projects={[project]}
        {...(mayCreate && !creating ? { aside: create } : {})}
      />
    </>
  )
}
