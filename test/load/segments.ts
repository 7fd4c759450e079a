import { v7 } from 'uuid'
import type { SegmentDto } from '../../shared/contract/segments.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
/** Eight hours a day, as people work. */
const A_DAY = 48

/** The first day of the worked time that loads make up; long past, so that nothing is in future. */
export const FIRST_DAY_MS = Date.parse('2010-01-04T09:00:00Z')

/** A freelancer's n-th ten minutes of work, with a capture of one display, as the app posts it. */
export function nthSegment(projectId: number, n: number): SegmentDto {
  const startMs = FIRST_DAY_MS + Math.floor(n / A_DAY) * DAY_MS + (n % A_DAY) * 10 * MINUTE_MS
  return {
    id: v7(),
    sessionId: v7(),
    projectId,
    startMs,
    endMs: startMs + 10 * MINUTE_MS,
    memo: 'Wireframes of the checkout',
    activeMinutes: 8,
    minutes: 10,
    clockStepMs: 0,
    recovered: false,
    manual: false,
    capture: {
      id: v7(),
      takenAtMs: startMs + 3 * MINUTE_MS,
      outcome: 'taken',
      reason: null,
      displays: [{ width: 1280, height: 800, bytes: 48_213, sha256: 'ab'.repeat(32) }],
    },
  }
}
