import { useTranslation } from 'react-i18next'
import type { Dispute, Project } from '../../../shared/contract/entities.ts'
import { Note } from '../../ui/note.tsx'
import { dateTimeText } from '../../ui/words.ts'
import { useAccount } from '../shell/account.tsx'
import styles from './disputes.module.css'
import { ShareLines } from './share-lines.tsx'
import { otherParty, silentParty } from './stage.ts'

/** How a dispute ended: who gets what, and why; or that it was taken back (P9). */
export function VerdictNote({ dispute, project }: { dispute: Dispute; project: Project }) {
  const { t } = useTranslation()
  const { zone, role } = useAccount()
  const { stage, verdict, amount } = dispute
  if (stage === 'withdrawn') {
    return <Note title={t('disputes.withdrawnNote')}>{t('disputes.withdrawnBody')}</Note>
  }
  if (!verdict) return null
  const silent = silentParty(dispute)
  const words = {
    when: dateTimeText(verdict.atMs, zone),
    silent: silent ? project[silent].name : '',
    other: silent ? project[otherParty(silent)].name : '',
  }
  const ofReader = verdict.by === 'agreement' && role === 'arbiter' ? 'agreementBoth' : verdict.by
  const key = silent === role ? 'silenceYours' : ofReader
  return (
    <Note tone="accent" title={t(`disputes.verdictBy.${key}`, words)}>
      <ShareLines project={project} whole={amount} freelancerAmount={verdict.freelancerAmount} />
      {verdict.reasoning !== null && <p className={styles.text}>{verdict.reasoning}</p>}
    </Note>
  )
}
