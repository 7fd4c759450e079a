import type { Announcement, Notifier } from './notifier.ts'

/** Tells the person something, whatever the desktop can do. */
export type Announcer = {
  announce(announcement: Announcement, onClick: () => void): Promise<void>
  /** What no notification could show; the tray says it until the window is opened. */
  unseen(): Announcement | null
  clear(): void
}

/** By notification where the desktop has them, else through the tray. */
export function createAnnouncer(notifier: Notifier, onChange: () => void): Announcer {
  let unseen: Announcement | null = null
  const set = (next: Announcement | null) => {
    if (unseen === next) return
    unseen = next
    onChange()
  }
  return {
    async announce(announcement, onClick) {
      if ((await notifier.show(announcement, onClick)) === 'failed') set(announcement)
    },
    unseen: () => unseen,
    clear: () => set(null),
  }
}
