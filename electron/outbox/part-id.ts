import { v5 } from 'uuid'
import type { Interval } from '../../shared/time/interval.ts'

/** The id of a part of a segment: two copies of one outbox name the same part alike (Y1). */
export const partId = (segmentId: string, { startMs, endMs }: Interval): string =>
  v5(`${startMs}-${endMs}`, segmentId)
