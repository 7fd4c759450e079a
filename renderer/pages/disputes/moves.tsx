import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Dispute, Party, Project } from '../../../shared/contract/entities.ts'
import { useCommand } from '../api/use-command.ts'
import { messagesHref } from '../messages/place.ts'
import { Message } from '../parts/message.tsx'
import { toast } from '../shell/toast-store.ts'
import { AcceptOffer } from './accept-offer.tsx'
import styles from './disputes.module.css'
import { EscalateDialog, WithdrawDialog } from './end-dialogs.tsx'
import { type ShareDraft, ShareForm } from './share-form.tsx'
import { movesOf, otherParty } from './stage.ts'

type MovesProps = { dispute: Dispute; project: Project; party: Party }

/** What the reader can do now: accept, offer, ask for arbitration, take back (P9). */
export function Moves({ dispute, project, party }: MovesProps) {
  const { t } = useTranslation()
  const [doing, setDoing] = useState<'accept' | 'offer' | 'escalate' | 'withdraw' | null>(null)
  const moves = movesOf(dispute, party)
  const stop = (): void => setDoing(null)
  if (doing === 'offer' && moves.offer) {
    return <OfferForm dispute={dispute} project={project} party={party} onClose={stop} />
  }
  return (
    <>
      <div className={styles.buttons}>
        {moves.accept && <Button onClick={() => setDoing('accept')}>{t('disputes.accept')}</Button>}
        {moves.offer && (
          <Button variant="default" onClick={() => setDoing('offer')}>
            {t('disputes.offer')}
          </Button>
        )}
        {moves.escalate && (
          <Button variant="default" onClick={() => setDoing('escalate')}>
            {t('disputes.escalate')}
          </Button>
        )}
        {moves.withdraw && (
          <Button variant="default" onClick={() => setDoing('withdraw')}>
            {t('disputes.withdraw')}
          </Button>
        )}
        <Button
          component={Link}
          href={messagesHref(dispute.projectId, { kind: 'dispute', id: dispute.id })}
          variant="default"
        >
          {t('messages.writeAbout')}
        </Button>
      </div>
      {moves.offer && !moves.escalate && (
        <p className={styles.when}>{t('disputes.escalateWait')}</p>
      )}
      {doing === 'accept' && moves.accept && (
        <AcceptOffer dispute={dispute} project={project} offer={moves.accept} onClose={stop} />
      )}
      {doing === 'escalate' && (
        <EscalateDialog dispute={dispute} project={project} onClose={stop} />
      )}
      {doing === 'withdraw' && (
        <WithdrawDialog dispute={dispute} project={project} onClose={stop} />
      )}
    </>
  )
}

function OfferForm({ dispute, project, party, onClose }: MovesProps & { onClose: () => void }) {
  const { t } = useTranslation()
  const { send, busy, failure } = useCommand('offerInDispute')
  const other = project[otherParty(party)].name
  const offer = async ({ freelancerAmount, text }: ShareDraft): Promise<void> => {
    if (!(await send({ disputeId: dispute.id, freelancerAmount, message: text }))) return
    toast({ tone: 'neutral', text: t('disputes.offered', { other }) })
    onClose()
  }
  return (
    <ShareForm
      project={project}
      whole={dispute.amount}
      words={{
        text: t('disputes.message'),
        textHelp: t('disputes.messageHelp', { other }),
        submit: t('disputes.offerSend'),
        cancel: t('shell.cancel'),
      }}
      busy={busy}
      failure={failure && <Message failure={failure} write />}
      onSubmit={(draft) => void offer(draft)}
      onCancel={onClose}
    />
  )
}
