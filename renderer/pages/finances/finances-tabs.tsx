import { useTranslation } from 'react-i18next'
import type { FinancesResponse } from '../../../shared/contract/http.ts'
import { TabLinks } from '../parts/tab-links.tsx'
import { useAccount } from '../shell/account.tsx'

/** The parts of *Finances*, each with how much of it waits for the reader. */
export function FinancesTabs({ milestoneRequests, invoices, disputes }: FinancesResponse) {
  const { t } = useTranslation('employer')
  const { role } = useAccount()
  const isEmployer = role === 'employer'
  const requests = isEmployer ? milestoneRequests.filter(({ state }) => state === 'pending') : []
  const unpaid = isEmployer ? invoices.filter(({ state }) => state === 'paymentFailed') : []
  const mine = disputes.filter(({ waitsFor }) => waitsFor === role)
  return (
    <TabLinks
      label={t('finances.tabs')}
      tabs={[
        { href: '/finances', label: t('finances.outgoing') },
        { href: '/finances/requests', label: t('finances.requests'), count: requests.length },
        { href: '/finances/invoices', label: t('invoices.title'), count: unpaid.length },
        { href: '/finances/disputes', label: t('disputes.title'), count: mine.length },
        { href: '/finances/statement', label: t('statement.tab') },
      ]}
    />
  )
}
