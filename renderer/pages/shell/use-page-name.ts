import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'

let arrived = false

/**
 * Names the browser's tab after the page and, on the way from page to page, moves the focus to the
 * content: a screen reader hears where it has come, and Tab starts at the page's beginning.
 */
export function usePageName(name: string): void {
  const { t } = useTranslation('employer')
  const product = t('app.name')
  useEffect(() => {
    document.title = name === product ? product : `${name} · ${product}`
  }, [name, product])
  useEffect(() => {
    const content = document.getElementById('content')
    if (arrived) content?.focus({ preventScroll: true })
    arrived = true
  }, [])
}
