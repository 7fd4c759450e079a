import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './note.module.css'
import type { Tone } from './palette.ts'

const ICONS: Record<Tone, ReactNode> = {
  neutral: <IconInfoCircle />,
  accent: <IconInfoCircle />,
  attention: <IconAlertTriangle />,
  risk: <IconAlertTriangle />,
  paid: <IconCircleCheck />,
}

type NoteProps = {
  tone?: Tone
  /** What happened, in a few words. */
  title?: ReactNode
  /** What it means and what to do. */
  children?: ReactNode
  /** Buttons, at the end of the line. */
  actions?: ReactNode
  /** `alert` speaks at once, `status` when there is quiet. */
  role?: 'alert' | 'status' | 'note'
}

/** A sentence or two that stand out from the page by ground, icon and words. */
export function Note({ tone = 'neutral', title, children, actions, role = 'note' }: NoteProps) {
  return (
    <div className={classes.note} data-tone={tone} role={role}>
      <span aria-hidden="true" className={classes.icon}>
        {ICONS[tone]}
      </span>
      <div className={classes.words}>
        {title !== undefined && <p className={classes.title}>{title}</p>}
        {children !== undefined && <div className={classes.text}>{children}</div>}
      </div>
      {actions !== undefined && <div className={classes.actions}>{actions}</div>}
    </div>
  )
}
