import { useTranslation } from 'react-i18next'
import type { DisputeResponse } from '../../../shared/contract/http.ts'
import { Section } from '../../ui/section.tsx'
import { durationText } from '../../ui/words.ts'
import { zonePlace } from '../../ui/zone.ts'
import { failureFrom } from '../api/failures.ts'
import { useDispute } from '../api/queries.ts'
import { DisputeFacts } from '../disputes/dispute-facts.tsx'
import { DisputeFrame } from '../disputes/dispute-frame.tsx'
import { OfferThread } from '../disputes/offer-thread.tsx'
import { PaymentBlocked } from '../disputes/payment-blocked.tsx'
import { StageLine } from '../disputes/stage-line.tsx'
import { VerdictNote } from '../disputes/verdict-note.tsx'
import { InvoiceLines } from '../invoices/invoice-lines.tsx'
import { Facts } from '../parts/facts.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { termsOf } from '../projects/terms.ts'
import { DecideForm } from './decide-form.tsx'
import { MessageThread } from './message-thread.tsx'

/** One dispute with all that a verdict rests on: project, posted hours, offers, messages (P9). */
export function ArbiterDisputePage({ disputeId }: { disputeId: string }) {
  const query = useDispute(disputeId)
  const missing = query.error !== null && failureFrom(query.error).code === 'not_found'
  return (
    <DisputeFrame dispute={query.data?.dispute} missing={missing} backHref="/">
      <Loaded query={query}>{(data) => <Body {...data} />}</Loaded>
    </DisputeFrame>
  )
}

function Body({ dispute, project, milestone, invoice }: DisputeResponse) {
  const { t } = useTranslation()
  return (
    <>
      <StageLine dispute={dispute} />
      <DisputeFacts
        dispute={dispute}
        project={project}
        milestone={milestone ?? undefined}
        invoice={invoice ?? undefined}
      />
      <PaymentBlocked dispute={dispute} project={project} />
      <VerdictNote dispute={dispute} project={project} />
      <Contract project={project} />
      {invoice && (
        <Section title={t('disputes.arbiter.hours')}>
          <InvoiceLines invoice={invoice} />
        </Section>
      )}
      <OfferThread dispute={dispute} project={project} />
      <MessageThread disputeId={dispute.id} />
      {dispute.stage === 'arbitration' && <DecideForm dispute={dispute} project={project} />}
    </>
  )
}

function Contract({ project }: Pick<DisputeResponse, 'project'>) {
  const { t } = useTranslation()
  return (
    <Section title={t('disputes.arbiter.contract')}>
      <Facts
        across
        facts={[
          { name: t('projects.terms'), value: termsOf(t, project) },
          ...(project.type === 'hourly'
            ? [
                { name: t('projects.posted'), value: durationText(project.postedMs) },
                {
                  name: t('disputes.arbiter.app'),
                  value: t(
                    project.deviceRegistered ? 'disputes.arbiter.appYes' : 'disputes.arbiter.appNo',
                  ),
                },
                { name: t('projects.zone'), value: zonePlace(project.employerZone) },
              ]
            : []),
        ]}
      />
    </Section>
  )
}
