import type { ReactNode } from 'react'
import classes from './page-shell.module.css'

type PageShellProps = {
  title: ReactNode
  /** Only screen readers get the title: the page says at a glance what it is. */
  titleUnseen?: boolean
  /** A line under the title. */
  subtitle?: ReactNode
  /** Way back, above the title. */
  before?: ReactNode
  /** The page's own actions, right of the title. */
  actions?: ReactNode
  children: ReactNode
}

/** One page: its heading, its actions, its content, on the same rhythm everywhere. */
export function PageShell(props: PageShellProps) {
  const { title, titleUnseen = false, subtitle, before, actions, children } = props
  return (
    <div className={classes.page}>
      {before}
      <header className={titleUnseen ? 'mp-unseen' : classes.header}>
        <div className={classes.words}>
          <h1 className={classes.title}>{title}</h1>
          {subtitle !== undefined && <div className={classes.subtitle}>{subtitle}</div>}
        </div>
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  )
}
