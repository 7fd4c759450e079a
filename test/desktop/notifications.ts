import { spawn } from 'node:child_process'
import { output } from './processes.ts'
import { until } from './until.ts'

/** A system notification as an application asked for it. */
export interface ShownNotification {
  readonly summary: string
  readonly body: string
}

/** Listens to what applications ask the notification daemon to show. */
export interface NotificationRecorder {
  /** All so far, the oldest first. */
  list(): readonly ShownNotification[]
  /** Resolves with the first that fits, be it shown already or yet to come. */
  next(
    fits: (notification: ShownNotification) => boolean,
    timeoutMs?: number,
  ): Promise<ShownNotification>
  stop(): void
}

/** Starts listening on the session bus of `env`; resolves when nothing can be missed any more. */
export async function recordNotifications(env: NodeJS.ProcessEnv): Promise<NotificationRecorder> {
  const rule = "interface='org.freedesktop.Notifications',member='Notify'"
  const monitor = spawn('dbus-monitor', ['--session', rule], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let text = ''
  monitor.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
  })
  // A monitor loses its own name on the bus at the moment it begins to hear the others.
  await until('the bus monitor', () => text.includes('member=NameLost'))
  const list = () => parseNotifyCalls(text)
  return {
    list,
    next: (fits, timeoutMs) => until('a notification', () => list().find(fits), timeoutMs),
    stop: () => monitor.kill(),
  }
}

/** Reads `dbus-monitor`'s print; a call that is not wholly printed yet is left for the next time. */
export function parseNotifyCalls(text: string): ShownNotification[] {
  const call =
    /member=Notify\n {3}string "[^\n]*"\n {3}uint32 \d+\n {3}string "[^\n]*"\n {3}string "(?<summary>[^\n]*)"\n {3}string "(?<body>[\s\S]*?)"\n {3}array \[/g
  return [...text.matchAll(call)].map(({ groups }) => ({
    summary: groups?.summary ?? '',
    body: groups?.body ?? '',
  }))
}

/** Clicks the newest notification on the screen. */
export async function clickNotification(env: NodeJS.ProcessEnv): Promise<void> {
  await output('dunstctl', ['action', '0'], env)
}
