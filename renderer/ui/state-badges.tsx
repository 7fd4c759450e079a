import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconCloudUpload,
  IconHourglass,
  IconInbox,
  IconLock,
  IconScale,
  IconSend,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Milestone, Party } from '../../shared/contract/entities.ts'
import { isSome } from './amount.ts'
import type { Tone } from './palette.ts'
import type { RequestState } from './requests.ts'
import { StatusBadge } from './status-badge.tsx'
import { amountLabel } from './words.ts'

const REQUEST_LOOK: Record<RequestState, { tone: Tone; icon: ReactNode }> = {
  queued: { tone: 'attention', icon: <IconCloudUpload /> },
  refused: { tone: 'risk', icon: <IconAlertTriangle /> },
  pending: { tone: 'neutral', icon: <IconSend /> },
  accepted: { tone: 'accent', icon: <IconCircleCheck /> },
  rejected: { tone: 'risk', icon: <IconCircleX /> },
  withdrawn: { tone: 'neutral', icon: <IconArrowBackUp /> },
}

type Seen<State> = {
  state: State
  /** Who looks: what waits for the one is only on its way for the other. */
  seenBy?: Party
}

/** Where a milestone request stands (M5), in the words of whoever looks. */
export function RequestBadge({ state, seenBy = 'freelancer' }: Seen<RequestState>) {
  const { t } = useTranslation()
  if (seenBy === 'employer' && state === 'pending') {
    return (
      <StatusBadge tone="attention" icon={<IconInbox />}>
        {t('requests.state.waitsForYou')}
      </StatusBadge>
    )
  }
  return <StatusBadge {...REQUEST_LOOK[state]}>{t(`requests.state.${state}`)}</StatusBadge>
}

const MILESTONE_LOOK: Record<Milestone['state'], { tone: Tone; icon: ReactNode }> = {
  pending: { tone: 'attention', icon: <IconHourglass /> },
  inProgress: { tone: 'neutral', icon: <IconLock /> },
  releaseRequested: { tone: 'attention', icon: <IconClock /> },
  cancellationRequested: { tone: 'attention', icon: <IconClock /> },
  released: { tone: 'paid', icon: <IconCircleCheck /> },
  cancelled: { tone: 'neutral', icon: <IconCircleX /> },
  disputed: { tone: 'risk', icon: <IconScale /> },
}

/** Whose answer a state waits for: amber to that one, quiet to the other (P3, P7). */
const WAITS_FOR: Partial<Record<Milestone['state'], Party>> = {
  pending: 'freelancer',
  releaseRequested: 'employer',
  cancellationRequested: 'freelancer',
}

/** Where a milestone payment stands (P3). */
export function MilestoneBadge({ state, seenBy = 'freelancer' }: Seen<Milestone['state']>) {
  const { t } = useTranslation()
  const { tone, icon } = MILESTONE_LOOK[state]
  const waitsFor = WAITS_FOR[state]
  return (
    <StatusBadge tone={waitsFor && waitsFor !== seenBy ? 'neutral' : tone} icon={icon}>
      {t(`milestones.state.${state}`)}
    </StatusBadge>
  )
}

/** How much of a released milestone the freelancer has given back (P6); nothing if none. */
export function RefundBadge({ milestone }: { milestone: Milestone }) {
  const { t } = useTranslation()
  const { refunded, amount } = milestone
  if (!isSome(refunded)) return null
  return (
    <StatusBadge tone="neutral" icon={<IconArrowBackUp />}>
      {t('milestones.refunded', { amount: amountLabel({ ...amount, amount: refunded }) })}
    </StatusBadge>
  )
}
