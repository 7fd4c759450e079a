import { type ReactNode, useId } from 'react'
import classes from './section.module.css'

type SectionProps = { title: ReactNode; aside?: ReactNode; children: ReactNode }

/** A titled part of a page. */
export function Section({ title, aside, children }: SectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={classes.section}>
      <div className={classes.head}>
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  )
}
