import { z } from 'zod'
import { durationMs, instantMs, serialId, sha256Hex, uuid } from './primitives.ts'
import { memoText } from './text.ts'

/** Widest side of a stored capture, pixels (S2). */
export const CAPTURE_MAX_WIDTH_PX = 1280
/** Largest picture the marketplace takes, bytes; the aim is 60 kB (S2). */
export const CAPTURE_MAX_BYTES = 2_000_000

/** One display's picture as its segment names it. The picture itself travels apart. */
export const captureDisplay = z.object({
  width: z.number().int().positive().max(CAPTURE_MAX_WIDTH_PX),
  height: z.number().int().positive().max(8192),
  bytes: z.number().int().positive().max(CAPTURE_MAX_BYTES),
  sha256: sha256Hex,
})

/** What became of a segment's capture (S1, S3). Only `taken` has displays. */
export const captureRecord = z.object({
  id: uuid,
  takenAtMs: instantMs,
  outcome: z.enum(['taken', 'blank', 'denied', 'failed']),
  /** A `CaptureReason`; a sentence in records of before 0.4.0. */
  reason: z.string().max(500).nullable(),
  /** Of how many displays there is no picture because they were blank. */
  blankDisplays: z.number().int().min(1).max(16).optional(),
  displays: z.array(captureDisplay).max(16),
})
export type CaptureRecordDto = z.infer<typeof captureRecord>

/** A stretch of at most ten minutes of tracked time, half-open `[startMs, endMs)` (T2). */
export const segment = z.object({
  id: uuid,
  sessionId: uuid,
  projectId: serialId,
  startMs: instantMs,
  endMs: instantMs,
  memo: memoText(500),
  /** Minutes touched by the segment that had any input, and all of them (T4). */
  activeMinutes: z.number().int().min(0).max(11),
  minutes: z.number().int().min(0).max(11),
  /** How far the wall clock jumped during the segment, 0 when it did not (T3). */
  clockStepMs: z.number().int(),
  /** Closed at its last checkpoint after a crash (T7). */
  recovered: z.boolean(),
  manual: z.boolean(),
  capture: captureRecord.nullable(),
})
export type SegmentDto = z.infer<typeof segment>

/** A segment as the marketplace keeps it: with what of it is billable (T8). */
export const postedSegment = segment.extend({
  billableMs: durationMs,
  postedAtMs: instantMs,
  /** How many of the capture's pictures have arrived. */
  picturesUploaded: z.number().int().min(0),
})
export type PostedSegment = z.infer<typeof postedSegment>
