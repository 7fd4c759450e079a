import type { AppState, TrackerView } from '../../shared/contract/ipc.ts'
import type { Words } from '../../shared/words/words.ts'
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
  action:
    | 'info'
    | 'start'
    | 'takeOver'
    | 'keepIdle'
    | 'discardIdle'
    | 'stop'
    | 'open'
    | 'quit'
    | 'separator'
  label: string
}

/** What the tray is drawn from. `unseen`: what the desktop's notifications would not show. */
export type TrayFacts = {
  tracker: TrackerView
  connection: AppState['connection']
  elsewhere: AppState['elsewhere']
  unseen: Announcement | null
}

/** The tray of a moment; the same facts give the same view, so it is drawn only when it differs. */
export function toTrayView({ t, elapsed }: Words, facts: TrayFacts): TrayView {
  const { tracker, connection, elsewhere, unseen } = facts
  const { phase, terms } = tracker
  const length = elapsed(tracker.sessionMs)
  const line = t(`tray.phase.${phase}`, { length })
  const tracking = phase !== 'stopped'
  const project = tracking && terms ? ` · ${terms.projectTitle}` : ''
  const info = (label: string): TrayItem[] => [{ action: 'info', label }]
  // One that never registered has no name.
  const device = elsewhere?.deviceName || t('timer.blocked.otherDevice')
  const startItem = (project: string): TrayItem[] =>
    elsewhere
      ? [{ action: 'takeOver', label: t('tray.takeOver', { device, project }) }]
      : [{ action: 'start', label: t('tray.start', { project }) }]
  const item = (action: 'keepIdle' | 'discardIdle' | 'stop' | 'open' | 'quit'): TrayItem => ({
    action,
    label: t(`tray.item.${action}`),
  })
  return {
    icon: unseen || phase === 'idlePending' ? 'attention' : tracking ? 'running' : 'idle',
    title: tracking ? length : '',
    tooltip: t('tray.tooltip', { line: line + project }),
    items: [
      ...info(line + project),
      ...(unseen ? info(t('tray.unseen', unseen)) : []),
      ...(elsewhere && !tracking ? info(t('tray.elsewhere', { device })) : []),
      ...(connection === 'signedOut' ? info(t('tray.signedOut')) : []),
      { action: 'separator', label: '' },
      // The idle question can be answered here, for the window may be closed (T5).
      ...(phase === 'idlePending' ? [item('keepIdle'), item('discardIdle')] : []),
      ...(tracking ? [item('stop')] : terms ? startItem(terms.projectTitle) : []),
      item('open'),
      { action: 'separator', label: '' },
      item('quit'),
    ],
  }
}
