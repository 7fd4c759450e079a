import type { ReactNode } from 'react'
import classes from './frame.module.css'

type FrameProps = { bar?: ReactNode; foot?: ReactNode; children?: ReactNode }

/** The window's three parts: bar, page, foot. Only the page scrolls. */
export function Frame({ bar, foot, children }: FrameProps) {
  return (
    <div className={classes.frame}>
      <header className={classes.bar}>
        <b className={classes.name}>Milepost</b>
        {bar}
      </header>
      <main className={classes.page} id="content" tabIndex={-1}>
        {children}
      </main>
      <footer className={classes.foot}>{foot}</footer>
    </div>
  )
}
