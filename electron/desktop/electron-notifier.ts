import { Notification } from 'electron'
import type { Notifier } from './notifier.ts'

/** Some desktops report nothing at all; they must not hold up what comes next. */
const ANSWER_MS = 5_000

/** The real one. */
export function electronNotifier(icon: string): Notifier {
  // A notification that is collected as garbage loses its click.
  const alive = new Set<Notification>()
  return {
    show({ title, body }, onClick) {
      if (!Notification.isSupported()) return Promise.resolve('failed')
      return new Promise((resolve) => {
        const notification = new Notification({ title, body, icon })
        alive.add(notification)
        const timer = setTimeout(() => resolve('failed'), ANSWER_MS)
        const answer = (outcome: 'shown' | 'failed') => {
          clearTimeout(timer)
          if (outcome === 'failed') alive.delete(notification)
          resolve(outcome)
        }
        notification.once('show', () => answer('shown'))
        notification.once('failed', () => answer('failed'))
        notification.once('close', () => alive.delete(notification))
        notification.on('click', () => {
          alive.delete(notification)
          onClick()
        })
        notification.show()
      })
    },
  }
}
