import {
  IconArrowBackUp,
  IconCircleCheck,
  IconClock,
  IconClockOff,
  IconHourglass,
  IconScale,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dispute } from '../../../shared/contract/entities.ts'
import type { Tone } from '../../ui/palette.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { useAccount } from '../shell/account.tsx'
import { type DisputeStanding, disputeStanding } from './stage.ts'

const LOOK: Record<DisputeStanding, { tone: Tone; icon: ReactNode }> = {
  yours: { tone: 'risk', icon: <IconClock /> },
  decide: { tone: 'attention', icon: <IconScale /> },
  waiting: { tone: 'neutral', icon: <IconHourglass /> },
  arbitration: { tone: 'attention', icon: <IconScale /> },
  withdrawn: { tone: 'neutral', icon: <IconArrowBackUp /> },
  agreement: { tone: 'neutral', icon: <IconCircleCheck /> },
  silence: { tone: 'neutral', icon: <IconClockOff /> },
  arbiter: { tone: 'neutral', icon: <IconScale /> },
}

/** Where a dispute stands for the reader; with a verdict, who decided. */
export function DisputeBadge({ dispute }: { dispute: Dispute }) {
  const { t } = useTranslation()
  const { role } = useAccount()
  const standing = disputeStanding(dispute, role)
  return <StatusBadge {...LOOK[standing]}>{t(`disputes.state.${standing}`)}</StatusBadge>
}
