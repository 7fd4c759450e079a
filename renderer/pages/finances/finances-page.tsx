import { Button } from '@mantine/core'
import { IconPlus, IconScale } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FinancesResponse } from '../../../shared/contract/http.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useFinances } from '../api/queries.ts'
import { DisputeList } from '../disputes/dispute-list.tsx'
import { InvoiceList } from '../invoices/invoice-list.tsx'
import { CreateMilestone } from '../milestones/create-milestone.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { TabLinks } from '../parts/tab-links.tsx'
import { useAccount } from '../shell/account.tsx'
import { Page } from '../shell/page.tsx'
import { StatementPanel } from '../statement/statement-panel.tsx'
import { Balances } from './balances.tsx'
import { Payments } from './payments.tsx'
import { Requests } from './requests.tsx'

/** A part of *Finances*, each with an address of its own. */
type FinancesTab = 'payments' | 'requests' | 'invoices' | 'disputes' | 'statement'

/** *Finances*: balances, and all that concerns money, of every project (P10). */
export function FinancesPage({ tab }: { tab: FinancesTab }) {
  const { t } = useTranslation()
  const { role } = useAccount()
  const finances = useFinances()
  const [creating, setCreating] = useState(false)
  const stopCreating = (): void => setCreating(false)
  const title = role === 'employer' ? t('finances.title') : t('finances.dashboard')
  const create = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setCreating(true)}>
      {t('milestones.create')}
    </Button>
  )
  return (
    <Page
      name={title}
      title={title}
      {...(role === 'employer' && !creating ? { actions: create } : {})}
    >
      <Loaded query={finances}>
        {(data) => (
          <>
            <Balances balances={data.balances} />
            {creating && (
              <CreateMilestone project={null} projects={data.projects} onClose={stopCreating} />
            )}
            <FinancesTabs {...data} />
            <Panel tab={tab} data={data} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Panel({ tab, data }: { tab: FinancesTab; data: FinancesResponse }) {
  const { t } = useTranslation()
  switch (tab) {
    case 'payments':
      return <Payments {...data} />
    case 'requests':
      return <Requests {...data} />
    case 'invoices':
      return <InvoiceList {...data} named />
    case 'disputes': {
      const none = (
        <EmptyState icon={<IconScale />} title={t('disputes.none')} hint={t('disputes.noneBody')} />
      )
      return <DisputeList {...data} empty={none} />
    }
    case 'statement':
      return <StatementPanel balances={data.balances} />
  }
}

/** The parts of *Finances*, each with how much of it waits for the reader. */
function FinancesTabs({ milestoneRequests, invoices, disputes }: FinancesResponse) {
  const { t } = useTranslation()
  const { role } = useAccount()
  const isEmployer = role === 'employer'
  const requests = isEmployer ? milestoneRequests.filter(({ state }) => state === 'pending') : []
  const unpaid = isEmployer ? invoices.filter(({ state }) => state === 'paymentFailed') : []
  const mine = disputes.filter(({ waitsFor }) => waitsFor === role)
  return (
    <TabLinks
      label={t('finances.tabs')}
      tabs={[
        { href: '/finances', label: t('milestones.payments') },
        { href: '/finances/requests', label: t('requests.title'), count: requests.length },
        { href: '/finances/invoices', label: t('invoices.title'), count: unpaid.length },
        { href: '/finances/disputes', label: t('disputes.title'), count: mine.length },
        { href: '/finances/statement', label: t('statement.title') },
      ]}
    />
  )
}
