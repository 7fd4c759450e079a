import type { ComponentProps } from 'react'
import { PageShell } from '../../ui/page-shell.tsx'
import { usePageName } from './use-page-name.ts'

type PageProps = ComponentProps<typeof PageShell> & {
  /** What the browser's tab says. */
  name: string
}

/** One page inside the shell, named for the tab and for whoever arrives by keyboard. */
export function Page({ name, ...shell }: PageProps) {
  usePageName(name)
  return <PageShell {...shell} />
}
