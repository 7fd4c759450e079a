import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dispute, Project } from '../../../shared/contract/entities.ts'
import { Note } from '../../ui/note.tsx'
import { Section } from '../../ui/section.tsx'
import { useCommand } from '../api/use-command.ts'
import { type ShareDraft, ShareForm } from '../disputes/share-form.tsx'
import { ShareLines } from '../disputes/share-lines.tsx'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { toast } from '../shell/toast-store.ts'

/** *Decide*: the freelancer's part and why, then the question whether it is meant (P9). */
export function DecideForm({ dispute, project }: { dispute: Dispute; project: Project }) {
  const { t } = useTranslation()
  const { send, busy, failure } = useCommand('decideDispute')
  const [draft, setDraft] = useState<ShareDraft | null>(null)
  const decide = async (): Promise<void> => {
    if (!draft) return
    const { freelancerAmount, text } = draft
    if (!(await send({ disputeId: dispute.id, freelancerAmount, reasoning: text }))) return
    toast({ tone: 'neutral', text: t('disputes.arbiter.decided') })
    setDraft(null)
  }
  return (
    <Section title={t('disputes.arbiter.decideTitle')}>
      <ShareForm
        project={project}
        whole={dispute.amount}
        words={{
          text: t('disputes.reasoning'),
          textHelp: t('disputes.arbiter.reasoningHelp'),
          textMissing: t('disputes.arbiter.reasoningMissing'),
          submit: t('disputes.arbiter.decide'),
        }}
        busy={busy}
        failure={null}
        onSubmit={setDraft}
      />
      {draft && (
        <ConfirmDialog
          title={t('disputes.arbiter.sureTitle')}
          no={t('disputes.arbiter.sureNo')}
          yes={t('disputes.arbiter.sureYes')}
          grave
          freelancer={project.freelancer.name}
          busy={busy}
          failure={failure}
          onYes={() => void decide()}
          onClose={() => setDraft(null)}
        >
          <ShareLines
            project={project}
            whole={dispute.amount}
            freelancerAmount={draft.freelancerAmount}
          />
          <Note tone="risk" title={t('shell.final')}>
            {t('disputes.arbiter.sureBody')}
          </Note>
        </ConfirmDialog>
      )}
    </Section>
  )
}
