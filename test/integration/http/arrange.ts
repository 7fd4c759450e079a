import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { v7 } from 'uuid'
import type { SegmentDto } from '../../../shared/contract/segments.ts'
import { MIDWEEK_MS } from '../../sandbox-clock.ts'

const MINUTE_MS = 60_000

/** A small real picture, as the app makes them (S2). */
export const picture = (background = '#0b6e6e'): Promise<Buffer> =>
  sharp({ create: { width: 64, height: 36, channels: 3, background } })
    .webp()
    .toBuffer()

let minutesAgo = 60

/**
 * A segment of five minutes before `MIDWEEK_MS` that no other of this file overlaps; with the picture of
 * one display when one is given.
 */
export function aSegment(
  projectId: number,
  shot?: { captureId: string; shot: Buffer },
  change: Partial<SegmentDto> = {},
): SegmentDto {
  minutesAgo += 10
  const startMs = MIDWEEK_MS - minutesAgo * MINUTE_MS
  return {
    id: v7(),
    sessionId: v7(),
    projectId,
    startMs,
    endMs: startMs + 5 * MINUTE_MS,
    memo: 'Wireframes',
    activeMinutes: 4,
    minutes: 5,
    clockStepMs: 0,
    recovered: false,
    manual: false,
    capture: shot
      ? {
          id: shot.captureId,
          takenAtMs: startMs + MINUTE_MS,
          outcome: 'taken',
          reason: null,
          displays: [
            {
              width: 64,
              height: 36,
              bytes: shot.shot.length,
              sha256: createHash('sha256').update(shot.shot).digest('hex'),
            },
          ],
        }
      : null,
    ...change,
  }
}
