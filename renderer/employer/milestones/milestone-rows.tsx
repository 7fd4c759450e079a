import { Anchor, Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Milestone, Project } from '../../../shared/contract/entities.ts'
import { amountLabel } from '../../ui/amount.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { MilestoneList } from '../../ui/milestone-list.tsx'
import { useAccount, useParty } from '../shell/account.tsx'
import { CancelDialog } from './cancel-dialog.tsx'
import type { MilestoneDialogProps } from './milestone-dialog.ts'
import { cancellable, heldFirst, releasable } from './order.ts'
import { ReleaseDialog } from './release-dialog.tsx'

type MilestoneRowsProps = {
  milestones: readonly Milestone[]
  projects: readonly Project[]
  /** Whether each row says whose project it is. */
  named?: boolean
}

type Asked = { what: 'release' | 'cancel'; milestone: Milestone }

/** Milestone Payments with *Release*, and *Cancel* while that is still the employer's (P5, P7). */
export function MilestoneRows(props: MilestoneRowsProps) {
  const { milestones, projects, named = false } = props
  const { t } = useTranslation('employer')
  const { zone } = useAccount()
  const party = useParty()
  const [asked, setAsked] = useState<Asked | null>(null)
  const projectOf = (milestone: Milestone) => projects.find(({ id }) => id === milestone.projectId)
  const askedProject = asked && projectOf(asked.milestone)

  const buttons = (milestone: Milestone): ReactNode => {
    const project = projectOf(milestone)
    if (party !== 'employer' || !project) return null
    const words = { amount: amountLabel(milestone.amount), description: milestone.description }
    const ask = (what: Asked['what']) => () => setAsked({ what, milestone })
    if (cancellable(milestone)) {
      return (
        <Button
          variant="default"
          size="xs"
          aria-label={t('milestones.cancelOf', words)}
          onClick={ask('cancel')}
        >
          {t('milestones.cancel')}
        </Button>
      )
    }
    if (!releasable(milestone)) return null
    return (
      <Button
        variant="default"
        size="xs"
        aria-label={t('milestones.releaseOf', words)}
        onClick={ask('release')}
      >
        {t('milestones.release')}
      </Button>
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
          zone={zone}
          seenBy={party}
          label={t('milestones.title')}
          {...(named
            ? { about: (milestone) => <ProjectLine project={projectOf(milestone)} /> }
            : {})}
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

function MilestoneDialog({ what, ...props }: MilestoneDialogProps & { what: Asked['what'] }) {
  return what === 'release' ? <ReleaseDialog {...props} /> : <CancelDialog {...props} />
}

/** Whose project a row is about, with the way there. */
export function ProjectLine({ project }: { project: Project | undefined }) {
  const { role } = useAccount()
  if (!project) return null
  const other = role === 'employer' ? project.freelancer : project.employer
  return (
    <>
      <Anchor component={Link} href={`/projects/${project.id}`} inherit underline="always">
        {project.title}
      </Anchor>
      {' · '}
      {other.name}
    </>
  )
}
