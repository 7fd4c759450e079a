import type { Announcement, Notifier } from '../../electron/desktop/notifier.ts'

/** A desktop that remembers what it showed; `broken` has no notification daemon. */
export function fakeNotifier(): Notifier & {
  shown: Announcement[]
  broken: boolean
  clickLast(): void
} {
  let last = () => {}
  return {
    shown: [],
    broken: false,
    async show(announcement, onClick) {
      if (this.broken) return 'failed'
      this.shown.push(announcement)
      last = onClick
      return 'shown'
    },
    clickLast: () => last(),
  }
}
