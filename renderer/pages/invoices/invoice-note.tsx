import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Dispute, Invoice, Project } from '../../../shared/contract/entities.ts'
import { Note } from '../../ui/note.tsx'
import { zonedText } from '../../ui/words.ts'
import { zoneName } from '../../ui/zone.ts'
import { useAccount } from '../shell/account.tsx'

type InvoiceNoteProps = {
  invoice: Invoice
  project: Project
  dispute: Dispute | undefined
  onPay: () => void
}

/** What keeps an invoice from being paid, and how to fix it (I4, I5, I8). */
export function InvoiceNote({ invoice, project, dispute, onPay }: InvoiceNoteProps) {
  const { t } = useTranslation()
  const { role, paymentSource } = useAccount()
  const side = role === 'employer' ? 'employer' : 'freelancer'
  const why = role === 'employer' && !paymentSource ? 'employerNoSource' : (`${side}Body` as const)
  const { holds, state, failedAtMs, zone } = invoice
  if (state === 'paid') return null
  const disputed = holds.includes('disputed')
  return (
    <>
      {state === 'paymentFailed' && (
        <Note
          tone="risk"
          title={t(`invoices.failed.${side}`)}
          {...(role === 'employer' && !disputed
            ? {
                actions: (
                  <Button size="xs" onClick={onPay}>
                    {t('invoices.pay')}
                  </Button>
                ),
              }
            : {})}
        >
          {t(`invoices.failed.${why}`, {
            when: `${zonedText(failedAtMs ?? invoice.dueAtMs, zone)} ${zoneName(zone)}`,
          })}
        </Note>
      )}
      {holds.length > 0 && (
        <Note
          tone={disputed ? 'risk' : 'attention'}
          title={t('invoices.holdTitle')}
          {...(dispute
            ? {
                actions: (
                  <Button
                    component={Link}
                    href={`/disputes/${dispute.id}`}
                    variant="default"
                    size="xs"
                  >
                    {t('disputes.look')}
                  </Button>
                ),
              }
            : {})}
        >
          {holds.map((hold) => (
            <p key={hold}>
              {t(`invoices.hold.${side}.${hold}`, { freelancer: project.freelancer.name })}
            </p>
          ))}
        </Note>
      )}
    </>
  )
}
