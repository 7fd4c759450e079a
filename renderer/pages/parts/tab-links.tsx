import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import styles from './tab-links.module.css'

type TabLinksProps = { label: string; tabs: { href: string; label: string; count?: number }[] }

/**
 * Parts of a page that have an address each, so that Back, reload and a new tab keep them. Where
 * they are wider than the window the open one is in sight, and arrows show on which side more are.
 */
export function TabLinks({ label, tabs }: TabLinksProps) {
  const [path] = useLocation()
  const nav = useRef<HTMLElement>(null)
  const more = useMoreBeside(nav, tabs.length)
  useEffect(() => {
    const here = nav.current?.querySelector('[aria-current]')
    if (path) here?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [path])
  const page = (by: -1 | 1): void => nav.current?.scrollBy({ left: by * nav.current.clientWidth })
  return (
    <div className={styles.frame}>
      <nav
        ref={nav}
        className={styles.tabs}
        aria-label={label}
        data-before={more.before}
        data-after={more.after}
      >
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
      {more.before && (
        <Arrow side="before" onPress={() => page(-1)}>
          <IconChevronLeft size={16} />
        </Arrow>
      )}
      {more.after && (
        <Arrow side="after" onPress={() => page(1)}>
          <IconChevronRight size={16} />
        </Arrow>
      )}
    </div>
  )
}

type ArrowProps = { side: 'before' | 'after'; onPress: () => void; children: ReactNode }

/** Only for the eye and the pointer: a keyboard and a screen reader reach every tab without it. */
const Arrow = ({ side, onPress, children }: ArrowProps) => (
  <button
    type="button"
    className={styles.arrow}
    data-side={side}
    tabIndex={-1}
    aria-hidden
    onClick={onPress}
  >
    {children}
  </button>
)

/** Rounded widths: less than this is nothing that anybody misses, px. */
const SLACK = 2

/** On which sides a row that scrolls sideways has more than it shows; `count` is how many stand in it. */
function useMoreBeside(row: RefObject<HTMLElement | null>, count: number) {
  const [more, setMore] = useState({ before: false, after: false })
  useEffect(() => {
    const one = row.current
    if (!one || count === 0) return
    const look = (): void => {
      const rest = one.scrollWidth - one.clientWidth - one.scrollLeft
      const [before, after] = [one.scrollLeft > SLACK, rest > SLACK]
      setMore((known) =>
        known.before === before && known.after === after ? known : { before, after },
      )
    }
    look()
    const sizes = new ResizeObserver(look)
    for (const sized of [one, ...one.children]) sizes.observe(sized)
    one.addEventListener('scroll', look, { passive: true })
    return () => {
      sizes.disconnect()
      one.removeEventListener('scroll', look)
    }
  }, [row, count])
  return more
}
