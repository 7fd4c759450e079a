import { type ReactNode, useState } from 'react'
import type { Milestone, MilestoneRequest, Project } from '../../../shared/contract/entities.ts'
import { MilestoneRequestList } from '../../ui/milestone-request-list.tsx'
import { Section } from '../../ui/section.tsx'
import { ProjectLine } from '../parts/project-line.tsx'
import { useAccount, useParty } from '../shell/account.tsx'
import { RequestActions, type RequestQuestion } from './request-actions.tsx'
import { AcceptDialog, RejectDialog, type RequestDialogProps } from './request-dialogs.tsx'

type RequestRowsProps = {
  requests: readonly MilestoneRequest[]
  milestones: readonly Milestone[]
  projects: readonly Project[]
  /** Whether each row says whose project it is. */
  named?: boolean
  /** A heading above the rows, gone with them. */
  title?: string
  /** What stands here when there are none. */
  empty?: ReactNode
}

type Asked = { what: RequestQuestion; request: MilestoneRequest }

/**
 * Milestone Requests with what the reader can do with each (M4, M6). A question once asked stays
 * until it is answered, even when its row has gone in the meantime.
 */
export function RequestRows(props: RequestRowsProps) {
  const { requests, milestones, projects, named = false, title, empty } = props
  const { zone } = useAccount()
  const party = useParty()
  const [asked, setAsked] = useState<Asked | null>(null)
  const projectOf = (projectId: number) => projects.find(({ id }) => id === projectId)
  const askedProject = asked && projectOf(asked.request.projectId)

  const buttons = (row: { id: string }): ReactNode => {
    const request = requests.find(({ id }) => id === row.id)
    return (
      request && <RequestActions request={request} onAsk={(what) => setAsked({ what, request })} />
    )
  }

  const rows = (
    <MilestoneRequestList
      requests={requests}
      milestones={milestones}
      zone={zone}
      seenBy={party}
      {...(named
        ? { about: ({ projectId }) => <ProjectLine project={projectOf(projectId)} /> }
        : {})}
      actions={buttons}
    />
  )

  return (
    <>
      {requests.length === 0 && empty}
      {requests.length > 0 &&
        (title === undefined ? rows : <Section title={title}>{rows}</Section>)}
      {asked && askedProject && (
        <RequestDialog
          what={asked.what}
          project={askedProject}
          request={asked.request}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  )
}

function RequestDialog({ what, ...props }: RequestDialogProps & { what: RequestQuestion }) {
  return what === 'accept' ? <AcceptDialog {...props} /> : <RejectDialog {...props} />
}
