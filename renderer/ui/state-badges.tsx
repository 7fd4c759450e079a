import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconCloudUpload,
  IconHourglass,
  IconLock,
  IconScale,
  IconSend,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Milestone } from '../../shared/contract/entities.ts'
import type { Tone } from './palette.ts'
import type { RequestState } from './requests.ts'
import { StatusBadge } from './status-badge.tsx'

const REQUEST_LOOK: Record<RequestState, { tone: Tone; icon: ReactNode }> = {
  queued: { tone: 'attention', icon: <IconCloudUpload /> },
  refused: { tone: 'risk', icon: <IconAlertTriangle /> },
  pending: { tone: 'neutral', icon: <IconSend /> },
  accepted: { tone: 'accent', icon: <IconCircleCheck /> },
  rejected: { tone: 'risk', icon: <IconCircleX /> },
  withdrawn: { tone: 'neutral', icon: <IconArrowBackUp /> },
}

/** Where a milestone request stands (M5). */
export function RequestBadge({ state }: { state: RequestState }) {
  const { t } = useTranslation()
  return <StatusBadge {...REQUEST_LOOK[state]}>{t(`requestState.${state}`)}</StatusBadge>
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

/** Where a milestone payment stands (P3). */
export function MilestoneBadge({ state }: { state: Milestone['state'] }) {
  const { t } = useTranslation()
  return <StatusBadge {...MILESTONE_LOOK[state]}>{t(`milestoneState.${state}`)}</StatusBadge>
}
