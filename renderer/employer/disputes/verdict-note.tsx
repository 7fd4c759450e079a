import { useTranslation } from 'react-i18next'
import type { Dispute, Project } from '../../../shared/contract/entities.ts'
import { dateTimeText } from '../../ui/date-text.ts'
import { Note } from '../../ui/note.tsx'
import { useAccount } from '../shell/account.tsx'
import styles from './disputes.module.css'
import { ShareLines } from './share-lines.tsx'

/** How a dispute ended: who gets what, and why; or that it was taken back (P9). */
export function VerdictNote({ dispute, project }: { dispute: Dispute; project: Project }) {
  const { t } = useTranslation('employer')
  const { zone, role } = useAccount()
  const { stage, verdict, amount } = dispute
  if (stage === 'withdrawn') {
    return <Note title={t('disputes.withdrawnNote')}>{t('disputes.withdrawnBody')}</Note>
  }
  if (!verdict) return null
  const key = verdict.by === 'agreement' && role === 'arbiter' ? 'agreementBoth' : verdict.by
  const when = dateTimeText(verdict.atMs, zone)
  return (
    <Note tone="accent" title={t(`disputes.verdictBy.${key}`, { when })}>
      <ShareLines project={project} whole={amount} freelancerAmount={verdict.freelancerAmount} />
      {verdict.reasoning !== null && <p className={styles.text}>{verdict.reasoning}</p>}
    </Note>
  )
}
