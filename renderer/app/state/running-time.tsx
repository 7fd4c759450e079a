import { useLayoutEffect, useRef } from 'react'
import { runningTime } from '../../ui/duration.ts'
import { useAppStore } from './app-store.ts'
import { countOn } from './live-tracker.ts'

/**
 * How long the session has run, `0:42:07`. It writes its one text itself, past React: it does so
 * each second for hours, while the rest of the window stays as it is.
 */
export function RunningTime({ className }: { className?: string }) {
  const element = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => (element.current ? keepWriting(element.current) : undefined), [])
  return <span ref={element} className={className} />
}

/** Writes the time into an empty element, at once and at every full second, until it is stopped. */
function keepWriting(element: HTMLElement): () => void {
  const text = element.appendChild(document.createTextNode(''))
  let timer: ReturnType<typeof setTimeout> | undefined
  const write = () => {
    clearTimeout(timer)
    const { app, heardAtMs } = useAppStore.getState()
    if (!app || document.hidden) return
    const { phase } = app.tracker
    const { sessionMs } = countOn(app.tracker, heardAtMs, performance.now())
    const shown = runningTime(phase === 'stopped' ? 0 : sessionMs)
    if (text.data !== shown) text.data = shown
    if (phase === 'running') timer = setTimeout(write, 1000 - (sessionMs % 1000))
  }
  write()
  const stopListening = useAppStore.subscribe(write)
  document.addEventListener('visibilitychange', write)
  return () => {
    clearTimeout(timer)
    stopListening()
    document.removeEventListener('visibilitychange', write)
    text.remove()
  }
}
