import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProjectResponse } from '../../../shared/contract/http.ts'
import { canRequest } from '../../../shared/milestones/request.ts'
import { Section } from '../../ui/section.tsx'
import { CreateMilestone } from '../milestones/create-milestone.tsx'
import { MilestoneRows } from '../milestones/milestone-rows.tsx'
import { ReleaseState } from '../milestones/release-state.tsx'
import { AskMilestone } from '../requests/ask-milestone.tsx'
import { RequestRows } from '../requests/request-rows.tsx'
import { useParty } from '../shell/account.tsx'
import { ProjectFrame } from './project-frame.tsx'

/** A project's *Milestones*: requests on top while they wait (M6), then the payments. */
export function MilestonesPage({ projectId }: { projectId: number }) {
  return (
    <ProjectFrame projectId={projectId} tab="milestones">
      {(data) => <Milestones {...data} />}
    </ProjectFrame>
  )
}

function Milestones({ project, milestoneRequests, milestones, invoices }: ProjectResponse) {
  const { t } = useTranslation()
  const party = useParty()
  const [writing, setWriting] = useState(false)
  useShowNamed()
  const pending = milestoneRequests.filter(({ state }) => state === 'pending')
  // An accepted one has moved to the payments.
  const earlier = milestoneRequests.filter(
    ({ state }) => state === 'rejected' || state === 'withdrawn',
  )
  const may =
    party === 'employer'
      ? project.status !== 'complete'
      : canRequest({ projectStatus: project.status }).ok
  const Form = party === 'employer' ? CreateHere : AskMilestone
  const button = (
    <Button
      size="xs"
      leftSection={<IconPlus size={14} aria-hidden />}
      onClick={() => setWriting(true)}
    >
      {party === 'employer' ? t('milestones.create') : t('requests.ask')}
    </Button>
  )
  const shared = { milestones, projects: [project] }
  return (
    <>
      <RequestRows title={t('requests.title')} requests={pending} {...shared} />
      {writing && may && <Form project={project} onClose={() => setWriting(false)} />}
      <ReleaseState project={project} />
      <Section title={t('milestones.payments')} {...(may && !writing ? { aside: button } : {})}>
        <MilestoneRows invoices={invoices} {...shared} />
      </Section>
      <RequestRows title={t('requests.earlier')} requests={earlier} {...shared} />
    </>
  )
}

type FormProps = { project: ProjectResponse['project']; onClose: () => void }

const CreateHere = ({ project, onClose }: FormProps) => (
  <CreateMilestone project={project} projects={[project]} onClose={onClose} />
)

/** Brings the row that the address names into view, with the focus, when its page is opened. */
function useShowNamed(): void {
  useEffect(() => {
    // A new page takes the focus to its beginning; this comes after.
    const frame = requestAnimationFrame(() => {
      const id = window.location.hash.slice(1)
      const row = id === '' ? null : document.getElementById(id)
      if (!row) return
      row.tabIndex = -1
      row.focus({ preventScroll: true })
      row.scrollIntoView({ block: 'center' })
    })
    return () => cancelAnimationFrame(frame)
  }, [])
}
