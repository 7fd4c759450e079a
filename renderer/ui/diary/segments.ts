import type { SegmentDto } from '../../../shared/contract/segments.ts'

/** A segment as a work diary shows it: at the marketplace, or on its way there. */
export type DiarySegment = SegmentDto & {
  billableMs: number
  picturesUploaded: number
  standing: 'posted' | 'queued' | 'refused'
}

/** The activity level in whole percent (T4); null where nothing is known, as for manual time. */
export function activityPercent({ activeMinutes, minutes, manual }: DiarySegment): number | null {
  if (manual || minutes === 0) return null
  return Math.round((Math.min(activeMinutes, minutes) * 100) / minutes)
}

/** What is particular about a segment, in the order badges stand. */
export type SegmentTrait =
  | 'manual'
  | 'nonBillable'
  | 'partlyBillable'
  | 'pending'
  | 'refused'
  | 'recovered'
  | 'clockStep'

/** The badges a segment has earned: how it came about, whether it is paid, where it stands. */
export function traitsOf(segment: DiarySegment): SegmentTrait[] {
  const { startMs, endMs, billableMs, standing } = segment
  const traits: SegmentTrait[] = []
  if (segment.manual) traits.push('manual')
  if (standing === 'posted' && billableMs < endMs - startMs) {
    traits.push(billableMs === 0 ? 'nonBillable' : 'partlyBillable')
  }
  if (standing === 'queued') traits.push('pending')
  if (standing === 'refused') traits.push('refused')
  if (segment.recovered) traits.push('recovered')
  if (segment.clockStepMs !== 0) traits.push('clockStep')
  return traits
}
