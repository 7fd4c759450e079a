/** What the computer does to the person's session (T6). Each may be reported twice. */
export type PowerEvent = 'suspended' | 'resumed' | 'locked' | 'unlocked' | 'shutdown'

/** The computer's sleep, lock and idle time. */
export type PowerMonitor = {
  /** Since the last input of any kind; null where nobody can tell (T4). */
  idleMs(): number | null
  /** Calls back for each event; returns how to stop that. */
  on(listener: (event: PowerEvent) => void): () => void
}
