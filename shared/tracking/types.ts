import type { CurrencyCode } from '../money/currency.ts'
import type { Interval } from '../time/interval.ts'

/**
 * Number of the checkpoint's shape. A checkpoint is `TrackerState` as JSON; one that carries
 * another `version` was written by another app and must not be fed to this machine.
 */
export const checkpointVersion = 1

/** An instant on both clocks, whole milliseconds: the wall places, the monotonic measures (T3). */
export type Moment = { readonly wallMs: number; readonly monoMs: number }

/** What a session is tracked under; fixed until it stops. */
export type SessionTerms = {
  projectId: number
  projectTitle: string
  contractId: number
  currency: CurrencyCode
  ratePerHour: string
  weeklyLimitMs: number | null
  employerZone: string
  idleThresholdMs: number
}

/** What became of a segment's capture (S1, S3). Only `taken` has displays. */
export type CaptureRecord = {
  id: string
  takenAtMs: number
  outcome: 'taken' | 'blank' | 'denied' | 'failed'
  /** A `CaptureReason`; a sentence where an earlier version wrote it. */
  reason: string | null
  /** Of how many displays there is no picture because they were blank; only beside others. */
  blankDisplays?: number | undefined
  displays: { width: number; height: number; bytes: number; sha256: string }[]
}

/** A finished stretch of tracked time inside one ten-minute cell, `[startMs, endMs)` (T2). */
export type Segment = {
  id: string
  sessionId: string
  projectId: number
  startMs: number
  endMs: number
  memo: string
  /** Minutes that had any input, and minutes touched in all (T4). */
  activeMinutes: number
  minutes: number
  /**
   * Wall minus placed time, the largest seen while the segment ran; 0 when it never was over 2 s
   * (T3). Not 0 on every segment that the wall disagrees with, so a displaced one always says so.
   */
  clockStepMs: number
  /** Closed at the last checkpoint after a crash (T7). */
  recovered: boolean
  manual: false
  capture: CaptureRecord | null
}

/** How far a segment's one capture has come (S1). */
type CaptureProgress =
  | { status: 'planned' }
  | { status: 'inFlight'; askedMonoMs: number; askedMs: number }
  | { status: 'finished'; askedMonoMs: number; record: CaptureRecord }
  /** Stood in time that was given back: there is none, and there will be none. */
  | { status: 'dropped' }

/** A segment while the clock runs in it. Placed time = startMs + (monotonic - startMonoMs). */
export type OpenSegment = {
  id: string
  sessionId: string
  projectId: number
  memo: string
  startMs: number
  startMonoMs: number
  /** Placed instant at which it is cut: end of the ten minutes or of the billing week (T2). */
  cutMs: number
  /** Starts of the placed minutes that had input. */
  activeMinutesMs: number[]
  clockStepMs: number
  captureId: string
  captureMonoMs: number
  capture: CaptureProgress
}

/** A closed segment that waits for its capture, or for proof that its end was worked (T5). */
export type WaitingSegment = OpenSegment & {
  endMonoMs: number
  /** Worked for sure: there was input after it, or its user stopped or kept it. */
  confirmed: boolean
  recovered: boolean
}

/** From Start to Stop. */
export type Session = {
  id: string
  terms: SessionTerms
  memo: string
  /** Whole milliseconds of this session that were given back as idle, or spent suspended. */
  idleMs: number
  awayMs: number
  /** Length of this session's segments that have left the machine. */
  emittedMs: number
  /** The billing week in the employer's zone, and what of it has left the machine (T8). */
  week: Interval
  weekEmittedMs: number
}

/** A limit warning that was given; kept so that a restart does not repeat it (T8). */
type LimitWarning = { contractId: number; weekStartMs: number; percent: LimitPercent }
export type LimitPercent = 80 | 95 | 100

/** What every state remembers. */
export type Memory = {
  version: typeof checkpointVersion
  /** The last moment counted, placed: where a crash is closed (T7). */
  countedMonoMs: number
  countedMs: number
  checkpointMonoMs: number
  waiting: WaitingSegment[]
  /** Nothing more of this session is placed before here (T11); the next: `sessionStartMs`. */
  lastEndMs: number
  warnings: LimitWarning[]
  /** Captures still in flight that no segment waits for any more: dropped when they come. */
  abandonedCaptureIds: string[]
  locked: boolean
}

/** Nothing is tracked; the last segments may still wait for their captures. */
export type Stopped = Memory & { phase: 'stopped'; session: null; open: null }

/** Time counts. */
export type Running = Memory & {
  phase: 'running'
  session: Session
  open: OpenSegment
  lastInputMonoMs: number
}

/** A stretch without input, from the last input to the return; it goes on while that is null (T5). */
export type IdleStretch = { fromMonoMs: number; fromMs: number; returnedMonoMs: number | null }

/**
 * The idle question is open: time goes on being cut, and what lies in a stretch counts only if the
 * user keeps it; what lies after a return is work (T5). `open` is null from `frozenMonoMs`, when
 * the machine was suspended, until the first input after `wokenMonoMs`.
 */
export type IdlePending = Memory & {
  phase: 'idlePending'
  session: Session
  open: OpenSegment | null
  /** Start of the first stretch. */
  idleSinceMs: number
  /** In order; those after the first came before the question was answered, and are part of it. */
  stretches: IdleStretch[]
  lastInputMonoMs: number
  frozenMonoMs: number | null
  wokenMonoMs: number | null
}

/** The computer sleeps or the session was switched away: nothing counts (T6). */
export type Suspended = Memory & {
  phase: 'suspended'
  session: Session
  open: null
  suspendedMonoMs: number
}

/** The whole tracker, JSON through and through (T1, T7). */
export type TrackerState = Stopped | Running | IdlePending | Suspended

/** Ids and chance for one segment; made by the shell, since the machine has neither. */
export type Fresh = {
  segmentId: string
  captureId: string
  /** From 0 to below 1: where in the segment's possible length its capture stands (S1). */
  captureFraction: number
}
