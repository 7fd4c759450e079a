import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dispute } from '../../../shared/contract/entities.ts'
import { amountLabel } from '../../ui/words.ts'
import { BackLink } from '../parts/back-link.tsx'
import { Page } from '../shell/page.tsx'
import { DisputeBadge } from './dispute-badge.tsx'

type DisputeFrameProps = {
  dispute: Dispute | undefined
  /** Whether it is known that there is none, rather than not read yet. */
  missing: boolean
  backHref: string
  children: ReactNode
}

/** A dispute's page as parties and arbiter share it: its name, where it stands, the way back. */
export function DisputeFrame({ dispute, missing, backHref, children }: DisputeFrameProps) {
  const { t } = useTranslation()
  const title = dispute
    ? t('disputes.over', { number: dispute.number, amount: amountLabel(dispute.amount) })
    : missing
      ? t('disputes.missing')
      : t('shell.loading')
  return (
    <Page
      name={title}
      title={title}
      before={<BackLink href={backHref} label={t('disputes.title')} />}
      {...(dispute ? { subtitle: <DisputeBadge dispute={dispute} /> } : {})}
    >
      {children}
    </Page>
  )
}
