import {
  IconArrowBackUp,
  IconCircleCheck,
  IconClock,
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
  resolved: { tone: 'neutral', icon: <IconCircleCheck /> },
  withdrawn: { tone: 'neutral', icon: <IconArrowBackUp /> },
}

/** Where a dispute stands for the reader. */
export function DisputeBadge({ dispute }: { dispute: Dispute }) {
  const { t } = useTranslation('employer')
  const { role } = useAccount()
  const standing = disputeStanding(dispute, role)
  return <StatusBadge {...LOOK[standing]}>{t(`disputes.state.${standing}`)}</StatusBadge>
}
