import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { ROUTES } from './routes.ts'

/** Elements that have their own use for the key. */
const TAKES_SPACE = 'input, textarea, select, button, a, summary, [role], [contenteditable]'

/**
 * Space presses the big button on the timer, unless the focus is on something that takes it.
 * It presses the button itself, so that what the button refuses the key refuses too.
 */
export function useSpaceBar(): void {
  const [location] = useLocation()
  useEffect(() => {
    if (location !== ROUTES.timer) return
    const press = (event: KeyboardEvent) => {
      if (event.code !== 'Space' || event.repeat || event.ctrlKey || event.altKey || event.metaKey)
        return
      if (event.target instanceof Element && event.target.closest(TAKES_SPACE)) return
      event.preventDefault()
      document.querySelector<HTMLButtonElement>('[data-big-button]')?.click()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [location])
}
