/** A stretch of time `[startMs, endMs)`: the end is the first millisecond outside (T2). */
export type Interval = { readonly startMs: number; readonly endMs: number }

/** Milliseconds inside. */
export const lengthMs = ({ startMs, endMs }: Interval): number => endMs - startMs

/** Whether two stretches share a millisecond. Touching ends do not; an empty one shares none. */
export const overlaps = (a: Interval, b: Interval): boolean =>
  Math.max(a.startMs, b.startMs) < Math.min(a.endMs, b.endMs)

/** The part that two stretches share; only where they overlap. */
export const sharedBy = (a: Interval, b: Interval): Interval => ({
  startMs: Math.max(a.startMs, b.startMs),
  endMs: Math.min(a.endMs, b.endMs),
})

/** Milliseconds of all stretches together; time that two of them share counts twice. */
export const totalMs = (intervals: readonly Interval[]): number =>
  intervals.reduce((total, each) => total + lengthMs(each), 0)
