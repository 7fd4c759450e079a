import { useEffect, useRef } from 'react'
import { Link, useLocation } from 'wouter'
import styles from './tab-links.module.css'

type TabLinksProps = { label: string; tabs: { href: string; label: string; count?: number }[] }

/** Parts of a page that have an address each, so that Back, reload and a new tab keep them. */
export function TabLinks({ label, tabs }: TabLinksProps) {
  const [path] = useLocation()
  const nav = useRef<HTMLElement>(null)
  // Where the tabs are wider than the window, the one that is open is in sight.
  useEffect(() => {
    const here = nav.current?.querySelector('[aria-current]')
    if (path) here?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [path])
  return (
    <nav ref={nav} className={styles.tabs} aria-label={label}>
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          className={styles.tab}
          {...(path === tab.href ? { 'aria-current': 'page' as const } : {})}
        >
          {tab.label}
          {tab.count ? <span className={styles.count}>{tab.count}</span> : null}
        </Link>
      ))}
    </nav>
  )
}
