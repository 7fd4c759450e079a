import { IconLock } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Invoice, Milestone, Project } from '../../../shared/contract/entities.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { MilestoneList } from '../../ui/milestone-list.tsx'
import list from '../../ui/money-list.module.css'
import { ProjectLine } from '../parts/project-line.tsx'
import { useAccount, useParty } from '../shell/account.tsx'
import { CancelDialog } from './cancel-dialog.tsx'
import { MilestoneActions } from './milestone-actions.tsx'
import type { MilestoneDialogProps, MilestoneQuestion } from './milestone-dialog.ts'
import { heldFirst } from './order.ts'
import { RefundDialog } from './refund-dialog.tsx'
import { ReleaseDialog } from './release-dialog.tsx'
import { RequestCancellation } from './request-cancellation.tsx'

type MilestoneRowsProps = {
  milestones: readonly Milestone[]
  projects: readonly Project[]
  /** To name the invoices that milestones have paid. */
  invoices: readonly Invoice[]
  /** Whether each row says whose project it is. */
  named?: boolean
}

type Asked = { what: MilestoneQuestion; milestone: Milestone }

/**
 * Milestone Payments with what the reader can do with each (P3, P5-P7). A question once asked stays
 * until it is answered, even when its row has changed in the meantime.
 */
export function MilestoneRows(props: MilestoneRowsProps) {
  const { milestones, projects, invoices, named = false } = props
  const { t } = useTranslation()
  const { zone } = useAccount()
  const party = useParty()
  const [asked, setAsked] = useState<Asked | null>(null)
  const projectOf = (milestone: Milestone) => projects.find(({ id }) => id === milestone.projectId)
  const askedProject = asked && projectOf(asked.milestone)

  const buttons = (milestone: Milestone): ReactNode => {
    const project = projectOf(milestone)
    return (
      project && (
        <MilestoneActions
          project={project}
          milestone={milestone}
          onAsk={(what) => setAsked({ what, milestone })}
        />
      )
    )
  }

  return (
    <>
      {milestones.length === 0 ? (
        <EmptyState
          icon={<IconLock />}
          title={t('milestones.none')}
          hint={party === 'employer' ? t('milestones.noneBody') : t('milestones.noneFreelancer')}
        />
      ) : (
        <MilestoneList
          milestones={heldFirst(milestones)}
          invoices={invoices}
          zone={zone}
          seenBy={party}
          label={t('milestones.payments')}
          {...(named
            ? { about: (milestone) => <ProjectLine project={projectOf(milestone)} /> }
            : {})}
          below={(milestone) => <Waiting milestone={milestone} project={projectOf(milestone)} />}
          actions={buttons}
        />
      )}
      {asked && askedProject && (
        <MilestoneDialog
          what={asked.what}
          project={askedProject}
          milestone={asked.milestone}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  )
}

const DIALOGS = {
  release: ReleaseDialog,
  cancel: CancelDialog,
  requestCancellation: RequestCancellation,
  refund: RefundDialog,
} as const

function MilestoneDialog({ what, ...props }: MilestoneDialogProps & { what: MilestoneQuestion }) {
  const Question = DIALOGS[what]
  return <Question {...props} />
}

/** What a cancellation that is asked for waits for (P7). */
function Waiting({ milestone, project }: { milestone: Milestone; project: Project | undefined }) {
  const { t } = useTranslation()
  const party = useParty()
  if (milestone.state !== 'cancellationRequested' || !project) return null
  return (
    <p className={list.wide}>
      {party === 'employer'
        ? t('milestones.rows.cancellationWaits', { freelancer: project.freelancer.name })
        : t('milestones.rows.cancellationAsked', { employer: project.employer.name })}
    </p>
  )
}
