import type { AppState, TrackerView } from '../../shared/contract/ipc.ts'
import { durationText } from './duration-text.ts'
import type { Announcement } from './notifier.ts'

/** What the tray shows and offers, apart from how a desktop draws it. */
export type TrayView = {
  icon: 'idle' | 'running' | 'attention'
  /** Beside the icon, where the desktop has room for it (macOS). */
  title: string
  tooltip: string
  items: TrayItem[]
}

/** A line of the tray's menu; `info` only tells. */
export type TrayItem = {
  action: 'info' | 'start' | 'keepIdle' | 'discardIdle' | 'stop' | 'open' | 'quit' | 'separator'
  label: string
}

/** What the tray is drawn from. `unseen`: what the desktop's notifications would not show. */
export type TrayFacts = {
  tracker: TrackerView
  connection: AppState['connection']
  unseen: Announcement | null
}

const LINE: Record<TrackerView['phase'], (length: string) => string> = {
  stopped: () => 'Not tracking',
  running: (length) => `Tracking, ${length}`,
  idlePending: (length) => `No input for a while: were you working? ${length} so far`,
  suspended: (length) => `Paused while the computer slept, ${length}`,
}

/** The idle question can be answered here, for the window may be closed (T5). */
const IDLE_ANSWERS: TrayItem[] = [
  { action: 'keepIdle', label: 'Keep idle time' },
  { action: 'discardIdle', label: 'Discard idle time' },
]

/** The tray of a moment; the same facts give the same view, so it is drawn only when it differs. */
export function toTrayView({ tracker, connection, unseen }: TrayFacts): TrayView {
  const { phase, terms } = tracker
  const length = durationText(tracker.sessionMs)
  const line = LINE[phase](length)
  const tracking = phase !== 'stopped'
  const project = tracking && terms ? ` · ${terms.projectTitle}` : ''
  const info = (label: string): TrayItem[] => [{ action: 'info', label }]
  return {
    icon: unseen || phase === 'idlePending' ? 'attention' : tracking ? 'running' : 'idle',
    title: tracking ? length : '',
    tooltip: `Milepost: ${line}${project}`,
    items: [
      ...info(line + project),
      ...(unseen ? info(`${unseen.title}. ${unseen.body}`) : []),
      ...(connection === 'signedOut' ? info('Signed out: your time is kept on this computer') : []),
      { action: 'separator', label: '' },
      ...(phase === 'idlePending' ? IDLE_ANSWERS : []),
      ...(tracking
        ? [{ action: 'stop' as const, label: 'Stop' }]
        : terms
          ? [{ action: 'start' as const, label: `Start ${terms.projectTitle}` }]
          : []),
      { action: 'open', label: 'Open Milepost' },
      { action: 'separator', label: '' },
      { action: 'quit', label: 'Quit' },
    ],
  }
}
