import type { ReactNode } from 'react'
import classes from './empty-state.module.css'

type EmptyStateProps = { icon: ReactNode; title: string; hint?: string; children?: ReactNode }

/** A list with nothing in it: what would stand here, and what to do for it. */
export function EmptyState({ icon, title, hint, children }: EmptyStateProps) {
  return (
    <div className={classes.empty}>
      <span aria-hidden="true" className={classes.icon}>
        {icon}
      </span>
      <p className={classes.title}>{title}</p>
      {hint !== undefined && <p className={classes.hint}>{hint}</p>}
      {children}
    </div>
  )
}
