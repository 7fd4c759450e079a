import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Invoice, Project } from '../../../shared/contract/entities.ts'
import { amountLabel } from '../../ui/amount.ts'
import { useCommand } from '../api/use-command.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Message } from '../parts/message.tsx'
import { useAccount } from '../shell/account.tsx'
import { toast } from '../shell/toast-store.ts'
import { toPay } from './standing.ts'

type PayDialogProps = { invoice: Invoice; project: Project; onClose: () => void }

/** *Pay now*, once the source of payment is mended (I4). */
export function PayDialog({ invoice, project, onClose }: PayDialogProps) {
  const { t } = useTranslation('employer')
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
    <Dialog
      title={t('invoices.payTitle', words)}
      busy={busy}
      onClose={onClose}
      buttons={
        <>
          <Button variant="default" data-autofocus disabled={busy} onClick={onClose}>
            {t('invoices.payNo')}
          </Button>
          <Button loading={busy} onClick={() => void pay()}>
            {t('invoices.payYes', words)}
          </Button>
        </>
      }
    >
      <p>{t(paymentSource ? 'invoices.payBody' : 'invoices.payBodyNoSource', words)}</p>
      {failure && <Message failure={failure} freelancer={words.freelancer} write />}
    </Dialog>
  )
}
