import { useTranslation } from 'react-i18next'
import type { Dispute, DisputeOffer, Party, Project } from '../../../shared/contract/entities.ts'
import { isSome } from '../../ui/amount.ts'
import { Note } from '../../ui/note.tsx'
import { amountLabel, zonedText } from '../../ui/words.ts'
import { blockersOf } from '../milestones/blockers.ts'
import { useTimeLeft } from '../parts/use-time-left.ts'
import { useAccount } from '../shell/account.tsx'
import { otherParty, standingOffer } from './stage.ts'

type TurnNoteProps = { dispute: Dispute; project: Project; party: Party }

/** Whose turn it is, until when, and what silence costs (P9). */
export function TurnNote({ dispute, project, party }: TurnNoteProps) {
  const { t } = useTranslation()
  const { zone } = useAccount()
  const left = useTimeLeft()
  const { stage, waitsFor, respondByMs, amount } = dispute
  if (stage === 'arbitration') {
    return (
      <Note tone="attention" title={t('disputes.inArbitration')}>
        {t('disputes.inArbitrationBody')}
      </Note>
    )
  }
  if (stage !== 'negotiation' || respondByMs === null) return null
  const mine = waitsFor === party
  const decisive = standingOffer(dispute, mine ? otherParty(party) : party)
  const words = {
    other: project[otherParty(party)].name,
    when: zonedText(respondByMs, zone),
    left: left(respondByMs),
  }
  const silence = decisive && {
    other: words.other,
    freelancer: project.freelancer.name,
    amount: amountLabel({ amount: decisive.freelancerAmount, currency: amount.currency }),
  }
  const body = mayBePaid(dispute, project, decisive)
    ? mine
      ? 'disputes.yourTurnBody'
      : 'disputes.theirTurnBody'
    : 'disputes.silenceArbitrated'
  return (
    <Note
      tone={mine ? 'risk' : 'neutral'}
      title={t(mine ? 'disputes.yourTurn' : 'disputes.theirTurn', words)}
    >
      {silence && t(body, silence)}
    </Note>
  )
}

/** Whether a verdict of an offer could be carried out now: what it pays is a release (P8). */
function mayBePaid({ about }: Dispute, project: Project, offer: DisputeOffer | undefined): boolean {
  if (about.kind === 'invoice' || (offer && !isSome(offer.freelancerAmount))) return true
  return blockersOf(project).length === 0
}
