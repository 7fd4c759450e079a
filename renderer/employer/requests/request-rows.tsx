import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Milestone, MilestoneRequest, Project } from '../../../shared/contract/entities.ts'
import { amountLabel } from '../../ui/amount.ts'
import { MilestoneRequestList } from '../../ui/milestone-request-list.tsx'
import { Section } from '../../ui/section.tsx'
import { ProjectLine } from '../milestones/milestone-rows.tsx'
import { useAccount, useParty } from '../shell/account.tsx'
import { AcceptDialog, type RequestDialogProps } from './accept-dialog.tsx'
import { RejectDialog } from './reject-dialog.tsx'

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

type Asked = { what: 'accept' | 'reject'; request: MilestoneRequest }

/**
 * Milestone Requests; those that wait have *Accept* and *Reject* (M4, M6). A question once asked
 * stays until it is answered, even when its row has gone meanwhile.
 */
export function RequestRows(props: RequestRowsProps) {
  const { requests, milestones, projects, named = false, title, empty } = props
  const { t } = useTranslation('employer')
  const { zone } = useAccount()
  const party = useParty()
  const [asked, setAsked] = useState<Asked | null>(null)
  const projectOf = (projectId: number) => projects.find(({ id }) => id === projectId)
  const askedProject = asked && projectOf(asked.request.projectId)

  const buttons = (request: { id: string }): ReactNode => {
    const found = requests.find(({ id }) => id === request.id)
    if (party !== 'employer' || found?.state !== 'pending') return null
    const words = { amount: amountLabel(found.amount), description: found.description }
    const ask = (what: Asked['what']) => () => setAsked({ what, request: found })
    return (
      <>
        <Button
          variant="default"
          size="xs"
          aria-label={t('requests.rejectOf', words)}
          onClick={ask('reject')}
        >
          {t('requests.reject')}
        </Button>
        <Button size="xs" aria-label={t('requests.acceptOf', words)} onClick={ask('accept')}>
          {t('requests.accept')}
        </Button>
      </>
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
      {...(requests.some(({ state }) => state === 'pending') ? { actions: buttons } : {})}
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

function RequestDialog({ what, ...props }: RequestDialogProps & { what: Asked['what'] }) {
  return what === 'accept' ? <AcceptDialog {...props} /> : <RejectDialog {...props} />
}
