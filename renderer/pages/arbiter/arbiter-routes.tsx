import { Route, Switch } from 'wouter'
import { NotFoundPage } from '../shell/not-found-page.tsx'
import { ArbiterDisputePage } from './arbiter-dispute-page.tsx'
import { ArbiterListPage } from './arbiter-list-page.tsx'

/** All that the marketplace's arbiter has: the disputes that are before him (P9). */
export function ArbiterRoutes() {
  return (
    <Switch>
      <Route path="/">
        <ArbiterListPage />
      </Route>
      <Route path="/disputes/:disputeId">
        {({ disputeId }) => <ArbiterDisputePage key={disputeId} disputeId={disputeId} />}
      </Route>
      <Route>
        <NotFoundPage />
      </Route>
    </Switch>
  )
}
