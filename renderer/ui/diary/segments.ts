import type { SegmentDto } from '../../../shared/contract/segments.ts'

/** A segment as a work diary shows it: at the marketplace, or on its way there. */
export type DiarySegment = SegmentDto & {
  billableMs: number
  picturesUploaded: number
  standing: 'posted' | 'queued' | 'refused'
}
