import { IconScale } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Redirect, useLocation } from 'wouter'
import type { DisputeSubject, Project } from '../../../shared/contract/entities.ts'
import type { MoneyDto } from '../../../shared/contract/primitives.ts'
import { AmountText } from '../../ui/amount-text.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Note } from '../../ui/note.tsx'
import { useFinances } from '../api/queries.ts'
import { useCommand } from '../api/use-command.ts'
import { Facts } from '../parts/facts.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { Message } from '../parts/message.tsx'
import { useAccount } from '../shell/account.tsx'
import { Page } from '../shell/page.tsx'
import { toast } from '../shell/toast-store.ts'
import { type ShareDraft, ShareForm } from './share-form.tsx'
import { isOpen, otherParty } from './stage.ts'
import { type Disputed, disputedIn } from './subject.ts'

/** *Dispute* of a milestone, or of an invoice's hours: the reason and the first offer (P9, I8). */
export function NewDisputePage({ about }: { about: DisputeSubject }) {
  const { t } = useTranslation()
  const finances = useFinances()
  const { role } = useAccount()
  return (
    <Page name={t('disputes.newTitle')} title={t('disputes.newTitle')}>
      <Loaded query={finances}>
        {(data) => {
          const open = data.disputes.find(
            (one) => one.about.kind === about.kind && one.about.id === about.id && isOpen(one),
          )
          if (open) return <Redirect to={`/disputes/${open.id}`} replace />
          const disputed = disputedIn(data, about, role)
          if (disputed) return <NewDispute about={about} {...disputed} />
          return (
            <EmptyState
              icon={<IconScale />}
              title={t('disputes.notDisputable')}
              hint={t('disputes.notDisputableBody')}
            />
          )
        }}
      </Loaded>
    </Page>
  )
}

function NewDispute({ about, ...disputed }: Disputed & { about: DisputeSubject }) {
  const { project, whole, number, description } = disputed
  const { t } = useTranslation()
  const { role } = useAccount()
  const [, go] = useLocation()
  const { send, busy, failure } = useCommand('openDispute')
  const other = project[otherParty(role === 'employer' ? 'employer' : 'freelancer')].name
  const open = async ({ freelancerAmount, text }: ShareDraft): Promise<void> => {
    // Once it is open the page leads on to it by itself.
    if (!(await send({ about, reason: text, freelancerAmount }))) return
    toast({ tone: 'neutral', text: t('disputes.opened', { other }) })
  }
  const name =
    about.kind === 'milestone'
      ? t('milestones.named', { number, description })
      : t('invoices.number', { number })
  return (
    <>
      <DisputedFacts project={project} whole={whole} name={name} />
      <Note>
        <p>{t(about.kind === 'milestone' ? 'disputes.newLead' : 'disputes.newLeadInvoice')}</p>
        <p>{t('disputes.newHow', { other })}</p>
      </Note>
      <ShareForm
        project={project}
        whole={whole}
        words={{
          text: t('disputes.newReason'),
          textHelp: t('disputes.newReasonHelp', { other }),
          textMissing: t('disputes.newReasonMissing'),
          submit: t('disputes.newSubmit'),
          cancel: t('shell.cancel'),
        }}
        busy={busy}
        failure={failure && <Message failure={failure} write />}
        onSubmit={(draft) => void open(draft)}
        onCancel={() =>
          about.kind === 'invoice' ? go(`/invoices/${about.id}`) : go(`/projects/${project.id}`)
        }
      />
    </>
  )
}

type DisputedFactsProps = { project: Project; whole: MoneyDto; name: string }

function DisputedFacts({ project, whole, name }: DisputedFactsProps) {
  const { t } = useTranslation()
  return (
    <Facts
      across
      facts={[
        { name: t('projects.project'), value: project.title },
        { name: t('disputes.about'), value: name },
        {
          name: t('disputes.amount'),
          value: <AmountText money={whole} strong />,
        },
      ]}
    />
  )
}
