import '../ui/styles.ts'
// What these pages use beyond the window's parts, in the library's own order.
import '@mantine/core/styles/ScrollArea.css'
import '@mantine/core/styles/Popover.css'
import '@mantine/core/styles/Combobox.css'
import '@mantine/core/styles/Menu.css'
import '@mantine/core/styles/PasswordInput.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { chooseLanguage } from '../../shared/words/languages.ts'
import { UiRoot } from '../ui/ui-root.tsx'
import { chooseWords } from '../ui/words.ts'
import { queryClient } from './api/queries.ts'
import { App } from './app.tsx'
import { CrashGuard } from './shell/crash-guard.tsx'

const { i18n } = chooseWords(chooseLanguage(navigator.languages))
const container = document.getElementById('root')
if (!container) throw new Error('the page has no root')
createRoot(container).render(
  <StrictMode>
    <UiRoot i18n={i18n}>
      <QueryClientProvider client={queryClient}>
        <CrashGuard>
          <App />
        </CrashGuard>
      </QueryClientProvider>
    </UiRoot>
  </StrictMode>,
)
