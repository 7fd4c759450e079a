import '../ui/styles.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { chooseLanguage } from '../../shared/words/languages.ts'
import { chooseWords } from '../ui/words.ts'
import { App } from './app.tsx'
import { listenToMain } from './state/app-store.ts'

// Main has chosen it for the tray and the notifications too.
const asked = new URLSearchParams(window.location.search).getAll('language')
const { i18n } = chooseWords(chooseLanguage(asked))
listenToMain()

const root = document.getElementById('root')
if (!root) throw new Error('the page has no root')
createRoot(root).render(
  <StrictMode>
    <App i18n={i18n} />
  </StrictMode>,
)
