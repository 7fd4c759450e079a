import type { DiarySegment } from './segments.ts'

/** The activity level in whole percent (T4); null where nothing is known, as for manual time. */
export function activityPercent({ activeMinutes, minutes, manual }: DiarySegment): number | null {
  if (manual || minutes === 0) return null
  return Math.round((Math.min(activeMinutes, minutes) * 100) / minutes)
}
