import type { Overlap } from '../contract/errors.ts'
import type { SegmentDto } from '../contract/segments.ts'
import { type Interval, lengthMs, overlaps, sharedBy } from '../time/interval.ts'
import { type NamePart, shortenedTo } from './split-segment.ts'

/** What can become of time that was recorded twice (T11): it counts here, there, or half each. */
export const overlapChoices = ['mine', 'theirs', 'half'] as const
export type OverlapChoice = (typeof overlapChoices)[number]

/** What a choice does, known before it is made. */
export type Settlement = {
  /** What is to be posted; null when nothing is. */
  segment: SegmentDto | null
  /** The posted segments, or sessions, that make room for it. */
  shortens: string[]
  /** What counts of the segment, and what posted segments lose, by project. */
  mineMs: number
  takenMs: ReadonlyMap<number, number>
}

/**
 * What a choice does about a segment all of whose time is shared with `inTheWay`; null when it cannot
 * be made: what is on an invoice is not shortened, and one millisecond has no half. Of halves the first
 * counts as it is posted, the second as it was tracked here.
 */
export function settleOverlap(
  segment: SegmentDto,
  inTheWay: readonly Overlap[],
  choice: OverlapChoice,
  namePart: NamePart,
): Settlement | null {
  if (choice === 'theirs') {
    return { segment: null, shortens: [], mineMs: 0, takenMs: new Map() }
  }
  const kept = choice === 'mine' ? segment : secondHalf(segment, namePart)
  const shared = inTheWay.filter((each) => overlaps(each, kept))
  if (kept.startMs === segment.startMs && choice === 'half') return null
  if (shared.some(({ invoiced }) => invoiced)) return null
  const takenMs = new Map<number, number>()
  for (const each of shared) {
    // Posted segments share nothing with each other, and a session has only reserved its time.
    if (each.segmentId === null) continue
    const ms = lengthMs(sharedBy(each, kept))
    takenMs.set(each.projectId, (takenMs.get(each.projectId) ?? 0) + ms)
  }
  const shortens = [...new Set(shared.map((each) => each.segmentId ?? each.sessionId))]
  return { segment: kept, shortens, mineMs: lengthMs(kept), takenMs }
}

function secondHalf(segment: SegmentDto, namePart: NamePart): SegmentDto {
  const { startMs, endMs, capture } = segment
  const half: Interval = { startMs: startMs + Math.floor((endMs - startMs) / 2), endMs }
  const shows = capture && capture.takenAtMs >= half.startMs ? capture : null
  return { ...shortenedTo(segment, half, shows), id: namePart(segment.id, half) }
}
