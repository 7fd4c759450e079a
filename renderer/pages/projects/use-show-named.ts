import { useEffect } from 'react'

/** Brings the row that the address names into view, with the focus, when its page is opened. */
export function useShowNamed(): void {
  useEffect(() => {
    // A new page takes the focus to its beginning; this comes after.
    const frame = requestAnimationFrame(() => {
      const id = window.location.hash.slice(1)
      const row = id === '' ? null : document.getElementById(id)
      if (!row) return
      row.tabIndex = -1
      row.focus({ preventScroll: true })
      row.scrollIntoView({ block: 'center' })
    })
    return () => cancelAnimationFrame(frame)
  }, [])
}
