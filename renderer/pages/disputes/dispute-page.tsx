import { IconScale } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Dispute, Project } from '../../../shared/contract/entities.ts'
import type { FinancesResponse } from '../../../shared/contract/http.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useFinances } from '../api/queries.ts'
import { Loaded } from '../parts/loaded.tsx'
import { useAccount } from '../shell/account.tsx'
import { DisputeFacts } from './dispute-facts.tsx'
import { DisputeFrame } from './dispute-frame.tsx'
import { Moves } from './moves.tsx'
import { OfferThread } from './offer-thread.tsx'
import { PaymentBlocked } from './payment-blocked.tsx'
import { StageLine } from './stage-line.tsx'
import { TurnNote } from './turn-note.tsx'
import { VerdictNote } from './verdict-note.tsx'

/** One dispute as its parties see it: stage, turn and deadline, offers, what can be done (P9). */
export function DisputePage({ disputeId }: { disputeId: string }) {
  const { t } = useTranslation()
  const finances = useFinances()
  const dispute = finances.data?.disputes.find(({ id }) => id === disputeId)
  return (
    <DisputeFrame
      dispute={dispute}
      missing={finances.data !== undefined}
      backHref="/finances/disputes"
    >
      <Loaded query={finances}>
        {(data) => {
          const project = data.projects.find(({ id }) => id === dispute?.projectId)
          if (dispute && project) return <Body dispute={dispute} project={project} {...data} />
          return <EmptyState icon={<IconScale />} title={t('shell.notFoundBody')} />
        }}
      </Loaded>
    </DisputeFrame>
  )
}

type BodyProps = Pick<FinancesResponse, 'milestones' | 'invoices'> & {
  dispute: Dispute
  project: Project
}

function Body({ dispute, project, milestones, invoices }: BodyProps) {
  const { role } = useAccount()
  const party = role === 'employer' ? 'employer' : 'freelancer'
  const { kind, id: aboutId } = dispute.about
  const parts = { dispute, project }
  return (
    <>
      <StageLine dispute={dispute} />
      <DisputeFacts
        {...parts}
        milestone={kind === 'milestone' ? milestones.find(({ id }) => id === aboutId) : undefined}
        invoice={kind === 'invoice' ? invoices.find(({ id }) => id === aboutId) : undefined}
      />
      <TurnNote {...parts} party={party} />
      <PaymentBlocked {...parts} />
      <VerdictNote {...parts} />
      <OfferThread {...parts} />
      <Moves {...parts} party={party} />
    </>
  )
}
