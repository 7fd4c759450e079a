import type { ReactNode } from 'react'
import type { Tone } from './palette.ts'
import classes from './status-badge.module.css'

type StatusBadgeProps = { tone: Tone; icon: ReactNode; children: ReactNode }

/** A state as icon and word on a quiet ground: never only a colour. */
export function StatusBadge({ tone, icon, children }: StatusBadgeProps) {
  return (
    <span className={classes.badge} data-tone={tone}>
      <span aria-hidden="true" className={classes.icon}>
        {icon}
      </span>
      {children}
    </span>
  )
}
