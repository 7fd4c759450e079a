import { useTranslation } from 'react-i18next'
import { Route, Switch } from 'wouter'
import { failureFrom } from './api/failures.ts'
import { useMe } from './api/queries.ts'
import { ArbiterRoutes } from './arbiter/arbiter-routes.tsx'
import { DashboardPage } from './dashboard/dashboard-page.tsx'
import { DevicePage } from './device/device-page.tsx'
import { DiaryPage } from './diary/diary-page.tsx'
import { DisputePage } from './disputes/dispute-page.tsx'
import { NewDisputePage } from './disputes/new-dispute-page.tsx'
import { FinancesPage } from './finances/finances-page.tsx'
import { InvoicePage } from './invoices/invoice-page.tsx'
import { MessagesPage } from './messages/messages-page.tsx'
import { Message } from './parts/message.tsx'
import { PageSkeleton } from './parts/page-skeleton.tsx'
import { ProjectInvoicesPage } from './projects/invoices-page.tsx'
import { MilestonesPage } from './projects/milestones-page.tsx'
import { ProjectsPage } from './projects/projects-page.tsx'
import { SessionsPage } from './sessions/sessions-page.tsx'
import { AccountProvider } from './shell/account.tsx'
import { BarePage } from './shell/bare-page.tsx'
import { NotFoundPage } from './shell/not-found-page.tsx'
import { PasswordDialog } from './shell/password-dialog.tsx'
import { Shell } from './shell/shell.tsx'
import { SignInPage } from './sign-in/sign-in-page.tsx'

/** Who is there decides what is shown: sign-in, or the pages of that account. */
export function App() {
  const { t } = useTranslation()
  const me = useMe()
  const failure = me.error ? failureFrom(me.error) : null
  if (failure?.code === 'signed_out') return <SignInPage />
  if (me.data) {
    return (
      <AccountProvider account={me.data.account}>
        <Switch>
          <Route path="/device">
            <DevicePage />
          </Route>
          <Route>
            <Shell balances={me.data.balances}>
              <Switch>
                <Route path="/sessions">
                  <SessionsPage />
                </Route>
                <Route>
                  {me.data.account.role === 'arbiter' ? <ArbiterRoutes /> : <SignedInRoutes />}
                </Route>
              </Switch>
            </Shell>
          </Route>
        </Switch>
        <PasswordDialog />
      </AccountProvider>
    )
  }
  return (
    <BarePage title={t('shell.productName')}>
      {failure ? <Message failure={failure} onRetry={() => void me.refetch()} /> : <PageSkeleton />}
    </BarePage>
  )
}

/** Every page in the shell, by its address. */
function SignedInRoutes() {
  return (
    <Switch>
      <Route path="/">
        <DashboardPage />
      </Route>
      <Route path="/projects">
        <ProjectsPage />
      </Route>
      <Route path="/projects/:projectId">
        {({ projectId }) => <MilestonesPage key={projectId} projectId={Number(projectId)} />}
      </Route>
      <Route path="/projects/:projectId/diary">
        {({ projectId }) => <DiaryPage key={projectId} projectId={Number(projectId)} />}
      </Route>
      <Route path="/projects/:projectId/invoices">
        {({ projectId }) => <ProjectInvoicesPage key={projectId} projectId={Number(projectId)} />}
      </Route>
      <Route path="/projects/:projectId/messages">
        {({ projectId }) => <MessagesPage key={projectId} projectId={Number(projectId)} />}
      </Route>
      <Route path="/finances">
        <FinancesPage tab="payments" />
      </Route>
      <Route path="/finances/requests">
        <FinancesPage tab="requests" />
      </Route>
      <Route path="/finances/invoices">
        <FinancesPage tab="invoices" />
      </Route>
      <Route path="/finances/disputes">
        <FinancesPage tab="disputes" />
      </Route>
      <Route path="/finances/statement">
        <FinancesPage tab="statement" />
      </Route>
      <Route path="/invoices/:invoiceId">
        {({ invoiceId }) => <InvoicePage key={invoiceId} invoiceId={invoiceId} />}
      </Route>
      <Route path="/disputes/:disputeId">
        {({ disputeId }) => <DisputePage key={disputeId} disputeId={disputeId} />}
      </Route>
      <Route path="/disputes/new/milestone/:id">
        {({ id }) => <NewDisputePage key={id} about={{ kind: 'milestone', id }} />}
      </Route>
      <Route path="/disputes/new/invoice/:id">
        {({ id }) => <NewDisputePage key={id} about={{ kind: 'invoice', id }} />}
      </Route>
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  )
}
