import { useTranslation } from 'react-i18next'
import type { Dispute, Party, Project } from '../../../shared/contract/entities.ts'
import { amountLabel } from '../../ui/amount.ts'
import { Note } from '../../ui/note.tsx'
import { useTimeLeft } from '../parts/use-time-left.ts'
import { zonedText } from '../parts/zoned-text.ts'
import { useAccount } from '../shell/account.tsx'
import { otherParty, standingOffer } from './stage.ts'

type TurnNoteProps = { dispute: Dispute; project: Project; party: Party }

/** Whose turn it is, until when, and what silence costs (P9). */
export function TurnNote({ dispute, project, party }: TurnNoteProps) {
  const { t } = useTranslation('employer')
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
  return (
    <Note
      tone={mine ? 'risk' : 'neutral'}
      title={t(mine ? 'disputes.yourTurn' : 'disputes.theirTurn', words)}
    >
      {silence && t(mine ? 'disputes.yourTurnBody' : 'disputes.theirTurnBody', silence)}
    </Note>
  )
}
