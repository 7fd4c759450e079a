import { IconScale } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Route, Switch } from 'wouter'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useDisputes } from '../api/queries.ts'
import { DisputeList } from '../disputes/dispute-list.tsx'
import { Earlier } from '../parts/earlier.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { NotFoundPage } from '../shell/not-found-page.tsx'
import { Page } from '../shell/page.tsx'
import { ArbiterDisputePage } from './arbiter-dispute-page.tsx'

/** All that the marketplace's arbiter has: the disputes that wait for a verdict (P9). */
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

/** The disputes that wait for a verdict, and those that have ended (P9). */
function ArbiterListPage() {
  const { t } = useTranslation()
  const disputes = useDisputes()
  return (
    <Page name={t('disputes.title')} title={t('disputes.title')}>
      <Loaded query={disputes}>
        {(data) => (
          <DisputeList
            {...data}
            empty={
              <EmptyState
                icon={<IconScale />}
                title={t('disputes.noneArbiter')}
                hint={t('disputes.noneArbiterBody')}
              />
            }
          />
        )}
      </Loaded>
      <Earlier query={disputes} label={t('disputes.earlier')} />
    </Page>
  )
}
