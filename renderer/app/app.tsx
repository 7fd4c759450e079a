import type { i18n } from 'i18next'
import { Router } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { UiRoot } from '../ui/ui-root.tsx'
import { DataProvider } from './data/data-context.tsx'
import { ErrorBoundary } from './shell/error-boundary.tsx'
import { Frame } from './shell/frame.tsx'
import { Shell } from './shell/shell.tsx'
import { SignInPage } from './sign-in/sign-in-page.tsx'
import { useAppStore } from './state/app-store.ts'

/** The window: signing in, or the signed-in pages. */
export function App({ i18n }: { i18n: i18n }) {
  const colorScheme = useAppStore(({ app }) => app?.settings.theme ?? 'system')
  const stage = useAppStore(({ app }) => {
    if (!app) return 'starting'
    return app.account ? 'signedIn' : 'signedOut'
  })
  return (
    <UiRoot i18n={i18n} colorScheme={colorScheme}>
      <ErrorBoundary>
        {stage === 'starting' && <Frame />}
        {stage === 'signedOut' && <SignInPage />}
        {stage === 'signedIn' && (
          <Router hook={useHashLocation}>
            <DataProvider>
              <Shell />
            </DataProvider>
          </Router>
        )}
      </ErrorBoundary>
    </UiRoot>
  )
}
