import { Anchor, Button } from '@mantine/core'
import {
  IconArrowBackUp,
  IconMessage,
  IconPrinter,
  IconReceipt,
  IconScale,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Invoice, Project } from '../../../shared/contract/entities.ts'
import type { FinancesResponse } from '../../../shared/contract/http.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { weekText } from '../../ui/words.ts'
import { useFinances } from '../api/queries.ts'
import { isOpen } from '../disputes/stage.ts'
import { isInvoiceDisputable } from '../disputes/subject.ts'
import { messagesHref } from '../messages/place.ts'
import { BackLink } from '../parts/back-link.tsx'
import { type Fact, Facts } from '../parts/facts.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { ZonedTime } from '../parts/zoned-time.tsx'
import { useAccount } from '../shell/account.tsx'
import { Page } from '../shell/page.tsx'
import styles from './invoice.module.css'
import { InvoiceBadge } from './invoice-badge.tsx'
import { PayDialog, RefundInvoice } from './invoice-dialogs.tsx'
import { InvoiceLines } from './invoice-lines.tsx'
import { InvoiceNote } from './invoice-note.tsx'
import { InvoicePayments } from './invoice-payments.tsx'
import { sourceLeft } from './standing.ts'

/** One weekly invoice, as it is read, paid, disputed and printed (I1-I8). */
export function InvoicePage({ invoiceId }: { invoiceId: string }) {
  const { t } = useTranslation()
  const finances = useFinances()
  const invoice = finances.data?.invoices.find(({ id }) => id === invoiceId)
  const title = invoice
    ? t('invoices.number', { number: invoice.number })
    : finances.data
      ? t('invoices.missing')
      : t('shell.loading')
  return (
    <Page
      name={title}
      title={title}
      before={<BackLink href="/finances/invoices" label={t('invoices.title')} />}
      {...(invoice
        ? { subtitle: <InvoiceBadge invoice={invoice} />, actions: <PrintButton /> }
        : {})}
    >
      <Loaded query={finances}>
        {(data) => {
          const project = data.projects.find(({ id }) => id === invoice?.projectId)
          if (!invoice || !project)
            return <EmptyState icon={<IconReceipt />} title={t('shell.notFoundBody')} />
          return <InvoiceBody invoice={invoice} project={project} {...data} />
        }}
      </Loaded>
    </Page>
  )
}

function PrintButton() {
  const { t } = useTranslation()
  return (
    <Button
      variant="default"
      size="xs"
      className={styles.unprinted}
      leftSection={<IconPrinter size={14} aria-hidden />}
      onClick={() => window.print()}
    >
      {t('invoices.print')}
    </Button>
  )
}

type InvoiceBodyProps = Pick<FinancesResponse, 'milestones' | 'disputes'> & {
  invoice: Invoice
  project: Project
}

function InvoiceBody({ invoice, project, milestones, disputes }: InvoiceBodyProps) {
  const { t } = useTranslation()
  const { role } = useAccount()
  const [asking, setAsking] = useState<'pay' | 'refund' | null>(null)
  const stop = (): void => setAsking(null)
  const about = disputes.filter(
    (one) => one.about.kind === 'invoice' && one.about.id === invoice.id,
  )
  const open = about.find(isOpen)
  return (
    <>
      <InvoiceFacts invoice={invoice} project={project} />
      <InvoiceNote
        invoice={invoice}
        project={project}
        dispute={open}
        onPay={() => setAsking('pay')}
      />
      <InvoiceLines invoice={invoice} />
      <InvoicePayments invoice={invoice} milestones={milestones} />
      <div className={`${styles.buttons} ${styles.unprinted}`}>
        {isInvoiceDisputable(invoice, about, role) && (
          <Button
            component={Link}
            href={`/disputes/new/invoice/${invoice.id}`}
            variant="default"
            size="xs"
            leftSection={<IconScale size={14} aria-hidden />}
          >
            {t('invoices.dispute')}
          </Button>
        )}
        {role === 'freelancer' && sourceLeft(invoice) && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconArrowBackUp size={14} aria-hidden />}
            onClick={() => setAsking('refund')}
          >
            {t('milestones.refund.action')}
          </Button>
        )}
        <Button
          component={Link}
          href={messagesHref(project.id, { kind: 'invoice', id: invoice.id })}
          variant="default"
          size="xs"
          leftSection={<IconMessage size={14} aria-hidden />}
        >
          {t('messages.writeAbout')}
        </Button>
      </div>
      {asking === 'pay' && <PayDialog invoice={invoice} project={project} onClose={stop} />}
      {asking === 'refund' && <RefundInvoice invoice={invoice} project={project} onClose={stop} />}
    </>
  )
}

function InvoiceFacts({ invoice, project }: { invoice: Invoice; project: Project }) {
  const { t } = useTranslation()
  const { zone: ownZone } = useAccount()
  const { zone, weekStartMs, weekEndMs, issuedAtMs, dueAtMs, paidAtMs } = invoice
  const at = (atMs: number) => <ZonedTime atMs={atMs} zone={zone} ownZone={ownZone} />
  const facts: Fact[] = [
    {
      name: t('projects.project'),
      value: (
        <Anchor component={Link} href={`/projects/${project.id}`} inherit underline="always">
          {project.title}
        </Anchor>
      ),
    },
    { name: t('projects.employer'), value: project.employer.name },
    { name: t('projects.freelancer'), value: project.freelancer.name },
    {
      name: t('invoices.line'),
      value: weekText({ startMs: weekStartMs, endMs: weekEndMs }, zone),
    },
    { name: t('invoices.issued'), value: at(issuedAtMs) },
    paidAtMs === null
      ? { name: t('invoices.due'), value: at(dueAtMs) }
      : { name: t('invoices.paid'), value: at(paidAtMs) },
  ]
  return <Facts facts={facts} across />
}
