/** A system notification in plain words. */
export type Announcement = { title: string; body: string }

/** The desktop's notifications. */
export type Notifier = {
  /** Resolves once it is seen to be shown, or is known not to be. `onClick` may come much later. */
  show(announcement: Announcement, onClick: () => void): Promise<'shown' | 'failed'>
}
