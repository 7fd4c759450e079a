import { useTranslation } from 'react-i18next'
import type { Invoice, Project } from '../../../shared/contract/entities.ts'
import { useCommand } from '../api/use-command.ts'
import { RefundQuestion } from '../milestones/refund-question.tsx'
import { sourceLeft } from './standing.ts'

type RefundInvoiceProps = { invoice: Invoice; project: Project; onClose: () => void }

/** The freelancer gives back what the payment source paid, in full or in part (P6). */
export function RefundInvoice({ invoice, project, onClose }: RefundInvoiceProps) {
  const { t } = useTranslation('employer')
  const { send, busy, failure } = useCommand('refundInvoice')
  return (
    <RefundQuestion
      project={project}
      title={t('invoices.refundTitle')}
      description={t('invoices.number', { number: invoice.number })}
      left={sourceLeft(invoice)}
      busy={busy}
      failure={failure}
      refund={(amount) => send({ invoiceId: invoice.id, amount })}
      onClose={onClose}
    />
  )
}
