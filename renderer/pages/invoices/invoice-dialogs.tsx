import { useTranslation } from 'react-i18next'
import type { Invoice, Project } from '../../../shared/contract/entities.ts'
import { amountLabel } from '../../ui/words.ts'
import { useCommand } from '../api/use-command.ts'
import { RefundQuestion } from '../milestones/refund-dialog.tsx'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { useAccount } from '../shell/account.tsx'
import { toast } from '../shell/toast-store.ts'
import { sourceLeft, toPay } from './standing.ts'

type PayDialogProps = { invoice: Invoice; project: Project; onClose: () => void }

/** *Pay now*, once the payment source works again (I4). */
export function PayDialog({ invoice, project, onClose }: PayDialogProps) {
  const { t } = useTranslation()
  const { paymentSource } = useAccount()
  const { send, busy, failure } = useCommand('payInvoice')
  const words = {
    amount: amountLabel({ amount: toPay(invoice), currency: invoice.total.currency }),
    freelancer: project.freelancer.name,
    source: paymentSource?.label ?? '',
  }
  const pay = async (): Promise<void> => {
    if (!(await send({ invoiceId: invoice.id }))) return
    toast({ tone: 'paid', text: t('invoices.payDone', words) })
    onClose()
  }
  return (
    <ConfirmDialog
      title={t('invoices.payTitle', words)}
      no={t('invoices.payNo')}
      yes={t('invoices.payYes', words)}
      freelancer={words.freelancer}
      busy={busy}
      failure={failure}
      onYes={() => void pay()}
      onClose={onClose}
    >
      <p>{t(paymentSource ? 'invoices.payBody' : 'invoices.payBodyNoSource', words)}</p>
    </ConfirmDialog>
  )
}

type RefundInvoiceProps = { invoice: Invoice; project: Project; onClose: () => void }

/** The freelancer gives back what the payment source paid, in full or in part (P6). */
export function RefundInvoice({ invoice, project, onClose }: RefundInvoiceProps) {
  const { t } = useTranslation()
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
