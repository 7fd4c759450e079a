import { type RefObject, useEffect, useState } from 'react'

/** Rounded widths: less than this is nothing that anybody misses, px. */
const SLACK = 2

/** On which sides a row that scrolls sideways has more than it shows; `count` is how many stand in it. */
export function useMoreBeside(row: RefObject<HTMLElement | null>, count: number) {
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
