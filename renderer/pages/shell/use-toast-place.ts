import { type RefObject, useEffect, useState } from 'react'

const CONTROLS = 'a, button, input, select, textarea'

/** From the edge of the window, px; as in the style sheet. */
const MARGIN = 16

/** What a person operates just now: the control that has the focus, and the one under the pointer. */
function inUse(): Element[] {
  const focused = document.activeElement?.closest(CONTROLS)
  const hovered = document.querySelector(`:is(${CONTROLS}):hover`)
  return [focused, hovered].filter((one) => one != null)
}

/** Whether the region would lie over a control in use if it stood at the lower edge. */
function coversControl(region: Element): boolean {
  const { left, right, height } = region.getBoundingClientRect()
  const top = window.innerHeight - MARGIN - height
  return inUse().some((control) => {
    if (region.contains(control)) return false
    const box = control.getBoundingClientRect()
    return box.bottom > top && box.top < window.innerHeight && box.right > left && box.left < right
  })
}

/**
 * At which edge of the window the news stands: the lower one, unless it would cover the control
 * that is used just then. Decided again when the news or the focus changes, but not while the pointer
 * moves, so that nothing runs away from it.
 */
export function useToastPlace(
  region: RefObject<HTMLElement | null>,
  shown: readonly unknown[],
): 'lower' | 'upper' {
  const [place, setPlace] = useState<'lower' | 'upper'>('lower')
  const newest = shown.at(-1)
  useEffect(() => {
    if (newest === undefined) return
    const look = (): void => {
      if (!region.current) return
      // Whoever is at the news itself goes on to find it where it was.
      if (region.current.contains(document.activeElement)) return
      setPlace(coversControl(region.current) ? 'upper' : 'lower')
    }
    look()
    document.addEventListener('focusin', look)
    window.addEventListener('resize', look)
    return () => {
      document.removeEventListener('focusin', look)
      window.removeEventListener('resize', look)
    }
  }, [region, newest])
  return place
}
