import { Button } from '@mantine/core'
import { IconArrowBackUp, IconCircleX, IconMessage, IconScale } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Milestone, Project } from '../../../shared/contract/entities.ts'
import { amountLabel } from '../../ui/words.ts'
import { isDisputable } from '../disputes/subject.ts'
import { messagesHref } from '../messages/place.ts'
import { DirectButton } from '../parts/direct-button.tsx'
import { RowMenu, type RowMenuItem } from '../parts/row-menu.tsx'
import { useParty } from '../shell/account.tsx'
import { actionsOf, isSeldom, type RowAction } from './actions.ts'
import type { MilestoneQuestion } from './milestone-dialog.ts'

type MilestoneActionsProps = {
  project: Project
  milestone: Milestone
  onAsk: (what: MilestoneQuestion) => void
}

/** The buttons of one milestone: what is likely now, and the rest behind a menu (P5-P7, M7). */
export function MilestoneActions({ project, milestone, onAsk }: MilestoneActionsProps) {
  const { t } = useTranslation()
  const party = useParty()
  const actions = actionsOf(milestone, party)
  const { description } = milestone
  const likely = actions.filter((action) => !isSeldom(milestone, action))
  const seldom = actions.filter((action) => isSeldom(milestone, action))
  const items: RowMenuItem[] = [
    {
      label: t('milestones.rows.message'),
      icon: <IconMessage size={16} aria-hidden />,
      href: messagesHref(project.id, { kind: 'milestone', id: milestone.id }),
    },
  ]
  if (seldom.includes('requestCancellation')) {
    items.push({
      label: t('milestones.cancellation.ask'),
      icon: <IconCircleX size={16} aria-hidden />,
      onClick: () => onAsk('requestCancellation'),
    })
  }
  if (seldom.includes('cancel')) {
    items.push({
      label: t('milestones.rows.cancelMilestone'),
      icon: <IconCircleX size={16} aria-hidden />,
      onClick: () => onAsk('cancel'),
    })
  }
  if (seldom.includes('refund')) {
    items.push({
      label: t('milestones.refund.action'),
      icon: <IconArrowBackUp size={16} aria-hidden />,
      onClick: () => onAsk('refund'),
    })
  }
  if (isDisputable(milestone)) {
    items.push({
      label: t('disputes.newTitle'),
      icon: <IconScale size={16} aria-hidden />,
      href: `/disputes/new/milestone/${milestone.id}`,
    })
  }
  if (milestone.state === 'disputed') {
    items.push({
      label: t('disputes.look'),
      icon: <IconScale size={16} aria-hidden />,
      // Where a dispute is open already, this address leads on to it.
      href: `/disputes/new/milestone/${milestone.id}`,
    })
  }
  return (
    <>
      {likely.map((action) => (
        <LikelyAction
          key={action}
          action={action}
          project={project}
          milestone={milestone}
          onAsk={onAsk}
        />
      ))}
      <RowMenu name={t('milestones.rows.more', { description })} items={items} />
    </>
  )
}

function LikelyAction(props: MilestoneActionsProps & { action: RowAction }) {
  const { action, project, milestone, onAsk } = props
  const { t } = useTranslation()
  const party = useParty()
  const words = {
    amount: amountLabel(milestone.amount),
    description: milestone.description,
    employer: project.employer.name,
  }
  const payload = { milestoneId: milestone.id }
  switch (action) {
    case 'requestRelease':
      return (
        <DirectButton
          type={action}
          payload={payload}
          name={t('milestones.rows.requestReleaseOf', words)}
          done={t('milestones.rows.releaseRequested', words)}
        >
          {t('milestones.rows.requestRelease')}
        </DirectButton>
      )
    case 'rejectCancellation':
      return (
        <DirectButton
          type={action}
          payload={payload}
          name={t('milestones.rows.rejectCancellationOf', words)}
          done={t('milestones.rows.cancellationRejected', words)}
        >
          {t('milestones.rows.rejectCancellation')}
        </DirectButton>
      )
    case 'withdrawCancellation':
      return (
        <DirectButton
          type={action}
          payload={payload}
          name={t('milestones.rows.withdrawCancellationOf', words)}
          done={t('milestones.rows.cancellationWithdrawn', words)}
        >
          {t('milestones.rows.withdrawCancellation')}
        </DirectButton>
      )
    case 'release':
      return (
        <Button
          variant={milestone.state === 'releaseRequested' ? 'filled' : 'default'}
          size="xs"
          aria-label={t('milestones.releaseOf', words)}
          onClick={() => onAsk('release')}
        >
          {t('milestones.release')}
        </Button>
      )
    case 'cancel':
      return (
        <Button
          variant="default"
          size="xs"
          aria-label={t(
            party === 'employer'
              ? 'milestones.cancelPaymentOf'
              : 'milestones.rows.cancelMilestoneOf',
            words,
          )}
          onClick={() => onAsk('cancel')}
        >
          {t(party === 'employer' ? 'milestones.cancelPayment' : 'milestones.rows.cancelMilestone')}
        </Button>
      )
    default:
      return null
  }
}
