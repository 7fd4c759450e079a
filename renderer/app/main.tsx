import '../ui/styles.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { chooseLanguage } from '../../shared/words/languages.ts'
import { chooseWords } from '../ui/words.ts'
import { App } from './app.tsx'
import { listenToMain } from './state/app-store.ts'

const { i18n } = chooseWords(chooseLanguage(navigator.languages))
listenToMain()

const root = document.getElementById('root')
if (!root) throw new Error('the page has no root')
createRoot(root).render(
  <StrictMode>
    <App i18n={i18n} />
  </StrictMode>,
)
