import type { Words } from '../../shared/words/words.ts'
import type { PictureEncoder } from '../capture/picture-encoder.ts'
import type { ScreenCapture } from '../capture/screen-capture.ts'
import type { Announcer } from '../desktop/announcer.ts'
import type { AppNotices } from '../desktop/app-notices.ts'
import type { Log } from '../diagnostics/log.ts'
import type { Disk } from '../disk/disk.ts'
import type { Document, OpenDocument } from '../disk/document.ts'
import type { Vault } from '../secrets/vault.ts'
import type { Settings } from '../settings/settings.ts'
import type { Clock } from '../tracking/clock.ts'
import type { Ids } from '../tracking/ids.ts'
import type { PowerMonitor } from '../tracking/power-monitor.ts'

/** Everything outside the app's own logic; `main.ts` hands in the real ones. */
export type AppPorts = {
  /** Where all files of the app lie, absolute. */
  folder: string
  /** What tells this computer from others; null where the system does not say. */
  machine(): Promise<string | null>
  disk: Disk
  server: string
  /** The version of this app. */
  version: string
  /** The language of tray, notifications and dialogs. */
  words: Words
  log: Log
  /** A token handed over at start, or null. */
  token: string | null
  clock: Clock
  ids: Ids
  /** From 0 to below 1, unpredictable. */
  chance: () => number
  power: PowerMonitor
  screen: ScreenCapture
  encoder: PictureEncoder
  vault: () => Vault
  openDocument: OpenDocument
  /** Documents whose writes never fail: what the disk refuses waits in memory. */
  openPatiently: OpenDocument
  settings: Document<Settings>
  notices: AppNotices
  announcer: Announcer
  openBrowser(url: string): Promise<void>
  /** Shows the window; at a project, when there is one to show (N3). */
  showWindow(projectId: number | null): void
  /** The feed of the marketplace has grown. */
  onCursor(cursor: number): void
  /** Something that window or tray show has changed. */
  onChange(): void
}
