import { Anchor } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Dispute, Invoice, Milestone, Project } from '../../../shared/contract/entities.ts'
import { AmountText } from '../../ui/amount-text.tsx'
import { dateTimeText } from '../../ui/words.ts'
import { milestoneHref } from '../milestones/place.ts'
import { type Fact, Facts } from '../parts/facts.tsx'
import { useAccount } from '../shell/account.tsx'

type DisputeFactsProps = {
  dispute: Dispute
  project: Project
  milestone: Milestone | undefined
  invoice: Invoice | undefined
}

/** What is disputed, in which project, by whom. */
export function DisputeFacts({ dispute, project, milestone, invoice }: DisputeFactsProps) {
  const { t } = useTranslation()
  const { zone, role } = useAccount()
  const isParty = role !== 'arbiter'
  const about = milestone
    ? t('milestones.named', milestone)
    : invoice
      ? t('invoices.number', invoice)
      : t('disputes.aboutGone')
  const place = milestone ? milestoneHref(milestone) : invoice && `/invoices/${invoice.id}`
  const facts: Fact[] = [
    {
      name: t('projects.project'),
      value: isParty ? (
        <Anchor component={Link} href={`/projects/${project.id}`} inherit underline="always">
          {project.title}
        </Anchor>
      ) : (
        project.title
      ),
    },
    {
      name: t('disputes.about'),
      value:
        isParty && place !== undefined ? (
          <Anchor component={Link} href={place} inherit underline="always">
            {about}
          </Anchor>
        ) : (
          about
        ),
    },
    { name: t('disputes.amount'), value: <AmountText money={dispute.amount} strong /> },
    ...(isParty
      ? []
      : [
          { name: t('projects.employer'), value: project.employer.name },
          { name: t('projects.freelancer'), value: project.freelancer.name },
        ]),
    { name: t('disputes.openedBy'), value: project[dispute.openedBy].name },
    { name: t('disputes.openedAt'), value: dateTimeText(dispute.openedAtMs, zone) },
  ]
  return <Facts facts={facts} across />
}
