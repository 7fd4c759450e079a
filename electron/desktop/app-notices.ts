import type { AppNotice } from '../../shared/contract/ipc.ts'

/** What the app itself has to tell, until it is dismissed. */
export type AppNotices = {
  list(): readonly AppNotice[]
  /** Replaces the one of the same id, so that a lasting trouble is told once. */
  show(notice: AppNotice): void
  dismiss(id: string): void
}

/** Keeps them in memory; each change calls back. */
export function createAppNotices(onChange: () => void): AppNotices {
  let notices: readonly AppNotice[] = []
  const set = (next: readonly AppNotice[]) => {
    notices = next
    onChange()
  }
  return {
    list: () => notices,
    show: (notice) => set([...notices.filter(({ id }) => id !== notice.id), notice]),
    dismiss(id) {
      if (notices.some((each) => each.id === id)) set(notices.filter((each) => each.id !== id))
    },
  }
}
