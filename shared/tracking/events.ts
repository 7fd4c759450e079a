import type { CaptureRecord, Fresh, LimitPercent, Moment, Segment, SessionTerms } from './types.ts'

/** What happened, without its time. */
export type UntimedEvent =
  | {
      kind: 'started'
      sessionId: string
      terms: SessionTerms
      memo: string
      /** Counted on this contract since the billing week began, all devices (T8). */
      workedThisWeekMs: number
      /** The session of another device that this one takes the place of (T13). */
      insteadOf?: string
    }
  /** Once a second. `idleMs`: since the last input of any kind; null where nobody can tell (T4). */
  | { kind: 'tick'; idleMs: number | null }
  | { kind: 'stopped' }
  | { kind: 'memoChanged'; memo: string }
  | { kind: 'idleAnswered'; answer: 'keep' | 'discard' | 'stop' }
  /** Sleep, shutdown or session switch, and back. Each may arrive twice (T6). */
  | { kind: 'suspended' }
  | { kind: 'resumed' }
  | { kind: 'locked' }
  | { kind: 'unlocked' }
  | { kind: 'captureFinished'; segmentId: string; capture: CaptureRecord }
  /** The first event after a start on a loaded checkpoint; its monotonic clock is a new one (T7). */
  | { kind: 'recovered' }

/**
 * An event for the machine. `fresh` holds at least `freshNeeded(state, at)` entries; a surplus is
 * ignored, so a shell may always make that many.
 */
export type TrackerEvent = UntimedEvent & { at: Moment; fresh: readonly Fresh[] }

/**
 * What the shell must do, in this order. `segmentClosed` comes before the `checkpoint` without it:
 * killed between the two, the same segment id comes again, and the first one spooled stands.
 */
export type TrackerEffect =
  | {
      kind: 'sessionStarted'
      sessionId: string
      projectId: number
      atMs: number
      insteadOf?: string
    }
  | {
      kind: 'sessionStopped'
      sessionId: string
      projectId: number
      atMs: number
      reason: 'stopped' | 'idle' | 'recovered'
      /** Together, to the millisecond, the monotonic time from start to stop. */
      trackedMs: number
      idleMs: number
      awayMs: number
    }
  | { kind: 'segmentClosed'; segment: Segment }
  /** Take the one capture of this segment now, and answer with `captureFinished` (S1). */
  | { kind: 'capture'; segmentId: string; captureId: string }
  /** The picture, if there is one, belongs to no segment: delete it. May come twice. */
  | { kind: 'captureDropped'; segmentId: string; captureId: string }
  | { kind: 'idleStarted'; sinceMs: number }
  | { kind: 'limitReached'; percent: LimitPercent; contractId: number; weekStartMs: number }
  /** Tell the user what a crash left (T7). The segments themselves come as `segmentClosed`. */
  | {
      kind: 'recoveredSegment'
      sessionId: string
      projectId: number
      /** Length that had not left the machine before and is saved now. */
      savedMs: number
      closedAtMs: number
      /** From there to now, by the wall; at most 5 s of it was tracked and is lost. */
      gapMs: number
      possiblyLostMs: number
    }
  /** Store the returned state, durably. */
  | { kind: 'checkpoint' }
  | { kind: 'refused'; code: TrackerRefusal }

/** Why an event had no effect. */
export type TrackerRefusal = 'already_tracking' | 'not_tracking' | 'not_idle'

/** The answer of the machine to an event. */
export type Step<S> = { state: S; effects: TrackerEffect[] }
