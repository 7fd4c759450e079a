import {
  IconAlertTriangle,
  IconClockExclamation,
  IconCloudUpload,
  IconCoinOff,
  IconHandStop,
  IconRestore,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Tone } from '../palette.ts'
import type { SegmentTrait } from './segments.ts'

/** Icon and tone of each badge; its word is in the catalogue. */
export const TRAIT_LOOK: Record<SegmentTrait, { tone: Tone; icon: ReactNode }> = {
  manual: { tone: 'neutral', icon: <IconHandStop /> },
  nonBillable: { tone: 'attention', icon: <IconCoinOff /> },
  partlyBillable: { tone: 'attention', icon: <IconCoinOff /> },
  pending: { tone: 'attention', icon: <IconCloudUpload /> },
  refused: { tone: 'risk', icon: <IconAlertTriangle /> },
  recovered: { tone: 'attention', icon: <IconRestore /> },
  clockStep: { tone: 'attention', icon: <IconClockExclamation /> },
}
