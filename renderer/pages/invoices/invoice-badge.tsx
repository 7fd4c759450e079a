import {
  IconAlertTriangle,
  IconCalendarDue,
  IconCircleCheck,
  IconHourglass,
  IconScale,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Invoice } from '../../../shared/contract/entities.ts'
import type { Tone } from '../../ui/palette.ts'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { type InvoiceStanding, standingOf } from './standing.ts'

const LOOK: Record<InvoiceStanding, { tone: Tone; icon: ReactNode }> = {
  due: { tone: 'neutral', icon: <IconCalendarDue /> },
  onHold: { tone: 'attention', icon: <IconHourglass /> },
  disputed: { tone: 'risk', icon: <IconScale /> },
  failed: { tone: 'risk', icon: <IconAlertTriangle /> },
  paid: { tone: 'paid', icon: <IconCircleCheck /> },
}

/** Where an invoice stands. */
export function InvoiceBadge({ invoice }: { invoice: Invoice }) {
  const { t } = useTranslation()
  const standing = standingOf(invoice)
  return <StatusBadge {...LOOK[standing]}>{t(`invoices.state.${standing}`)}</StatusBadge>
}
