import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './frame.module.css'

type FrameProps = { bar?: ReactNode; foot?: ReactNode; children?: ReactNode }

/** The window's three parts: bar, page, foot. Only the page scrolls. */
export function Frame({ bar, foot, children }: FrameProps) {
  const { t } = useTranslation()
  return (
    <div className={classes.frame}>
      <header className={classes.bar}>
        <b className={classes.name}>{t('shell.productName')}</b>
        {bar}
      </header>
      <main className={classes.page} id="content" tabIndex={-1}>
        {children}
      </main>
      <footer className={classes.foot}>{foot}</footer>
    </div>
  )
}
