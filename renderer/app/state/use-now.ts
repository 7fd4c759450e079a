import { useEffect, useState } from 'react'

/**
 * The wall clock, renewed at every full step of it: each second or minute, say. Stands still while
 * the window is hidden, so that a hidden window costs nothing.
 */
export function useNow(stepMs: number): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const tick = () => {
      clearTimeout(timer)
      if (document.hidden) return
      const at = Date.now()
      setNow(at)
      timer = setTimeout(tick, stepMs - (at % stepMs))
    }
    tick()
    document.addEventListener('visibilitychange', tick)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', tick)
    }
  }, [stepMs])
  return now
}
