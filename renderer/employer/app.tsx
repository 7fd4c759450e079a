import { useTranslation } from 'react-i18next'
import { Route, Switch } from 'wouter'
import { failureFrom } from './api/failures.ts'
import { useMe } from './api/queries.ts'
import { DevicePage } from './device/device-page.tsx'
import { DiaryPage } from './diary/diary-page.tsx'
import { FinancesPage } from './finances/finances-page.tsx'
import { Message } from './parts/message.tsx'
import { PageSkeleton } from './parts/page-skeleton.tsx'
import { MilestonesPage } from './projects/milestones-page.tsx'
import { ProjectsPage } from './projects/projects-page.tsx'
import { AccountProvider } from './shell/account.tsx'
import { BarePage } from './shell/bare-page.tsx'
import { NotFoundPage } from './shell/not-found-page.tsx'
import { Shell } from './shell/shell.tsx'
import { SignInPage } from './sign-in/sign-in-page.tsx'

/** Who is there decides what is shown: sign-in, or the pages of that account. */
export function App() {
  const { t } = useTranslation('employer')
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
              <SignedInRoutes />
            </Shell>
          </Route>
        </Switch>
      </AccountProvider>
    )
  }
  return (
    <BarePage title={t('app.name')}>
      {failure ? <Message failure={failure} onRetry={() => void me.refetch()} /> : <PageSkeleton />}
    </BarePage>
  )
}

/** Every page in the shell, by its address. */
function SignedInRoutes() {
  return (
    <Switch>
      <Route path="/">
        <ProjectsPage />
      </Route>
      <Route path="/projects/:projectId">
        {({ projectId }) => <MilestonesPage key={projectId} projectId={Number(projectId)} />}
      </Route>
      <Route path="/projects/:projectId/diary">
        {({ projectId }) => <DiaryPage key={projectId} projectId={Number(projectId)} />}
      </Route>
      <Route path="/finances">
        <FinancesPage tab="payments" />
      </Route>
      <Route path="/finances/requests">
        <FinancesPage tab="requests" />
      </Route>
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  )
}
