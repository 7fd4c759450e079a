import { lazy, Suspense, useEffect } from 'react'
import { Route, Switch, useLocation } from 'wouter'
import { bridge } from '../bridge.ts'
import { useReplicaTrouble } from '../data/data-context.tsx'
import { WithoutReplica } from '../data/without-replica.tsx'
import { StatusFoot } from '../status/status-foot.tsx'
import { TimerPage } from '../timer/timer-page.tsx'
import { BalanceLink, RunningPill } from './bar.tsx'
import { Frame } from './frame.tsx'
import { Navigation } from './navigation.tsx'
import { Notices } from './notices.tsx'
import { ROUTES } from './routes.ts'
import { PageSkeleton } from './skeletons.tsx'

// Only the timer is needed at once; every other page is read when it is first opened.
const ProjectsPage = lazy(() =>
  import('../projects/projects-page.tsx').then((m) => ({ default: m.ProjectsPage })),
)
const ProjectPage = lazy(() =>
  import('../projects/project-page.tsx').then((m) => ({ default: m.ProjectPage })),
)
const DiaryPage = lazy(() =>
  import('../diary/diary-page.tsx').then((m) => ({ default: m.DiaryPage })),
)
const FinancesPage = lazy(() =>
  import('../finances/finances-page.tsx').then((m) => ({ default: m.FinancesPage })),
)
const SettingsPage = lazy(() =>
  import('../settings/settings-page.tsx').then((m) => ({ default: m.SettingsPage })),
)

/** The signed-in window. */
export function Shell() {
  const [, navigate] = useLocation()
  useEffect(
    () => bridge().on('show', ({ projectId }) => navigate(ROUTES.project(projectId))),
    [navigate],
  )
  return (
    <Frame
      bar={
        <>
          <Navigation />
          <RunningPill />
          <BalanceLink />
        </>
      }
      foot={<StatusFoot />}
    >
      <Notices />
      <Pages />
    </Frame>
  )
}

/** The page at the window's address. */
function Pages() {
  const { broken } = useReplicaTrouble()
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Switch>
        <Route path={ROUTES.settings}>
          <SettingsPage />
        </Route>
        {broken && (
          <Route>
            <WithoutReplica />
          </Route>
        )}
        <Route path={ROUTES.projects}>
          <ProjectsPage />
        </Route>
        <Route path="/projects/:id">
          {({ id }) => <ProjectPage key={id} projectId={Number(id)} asking={false} />}
        </Route>
        <Route path="/projects/:id/request">
          {({ id }) => <ProjectPage key={id} projectId={Number(id)} asking />}
        </Route>
        <Route path="/diary/:day?">{({ day }) => <DiaryPage day={day ?? null} />}</Route>
        <Route path={ROUTES.finances}>
          <FinancesPage />
        </Route>
        <Route>
          <TimerPage />
        </Route>
      </Switch>
    </Suspense>
  )
}
