import { type ComponentProps, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { PageShell } from '../../ui/page-shell.tsx'

type PageProps = ComponentProps<typeof PageShell> & {
  /** What the browser's tab says. */
  name: string
}

/** One page inside the shell, named for the tab and for whoever arrives by keyboard. */
export function Page({ name, ...shell }: PageProps) {
  usePageName(name)
  return <PageShell {...shell} />
}

let arrived = false

/**
 * Names the browser's tab after the page and, on the way from page to page, moves the focus to the
 * content: a screen reader hears where it has come, and Tab starts at the page's beginning.
 */
export function usePageName(name: string): void {
  const { t } = useTranslation()
  const product = t('shell.productName')
  useEffect(() => {
    document.title = name === product ? product : `${name} · ${product}`
  }, [name, product])
  useEffect(() => {
    const content = document.getElementById('content')
    if (arrived) content?.focus({ preventScroll: true })
    arrived = true
  }, [])
}
