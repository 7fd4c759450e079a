import '../ui/styles.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createI18n } from '../ui/i18n/i18n.ts'
import { App } from './app.tsx'
import { listenToMain } from './state/app-store.ts'

listenToMain()

const root = document.getElementById('root')
if (!root) throw new Error('the page has no root')
createRoot(root).render(
  <StrictMode>
    <App i18n={createI18n()} />
  </StrictMode>,
)
