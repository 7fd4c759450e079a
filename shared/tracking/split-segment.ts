import type { Overlap } from '../contract/errors.ts'
import type { CaptureRecordDto, SegmentDto } from '../contract/segments.ts'
import { type Interval, lengthMs, overlaps, sharedBy } from '../time/interval.ts'
import { touchedMinutes } from './segment.ts'

/** A segment parted by what is in its way. Together they are the segment, to the millisecond. */
export type SplitSegment = {
  /** Shares no millisecond with anything: can be posted. */
  free: SegmentDto[]
  /** Shares all of its time with something else (T11), which is named. */
  taken: { segment: SegmentDto; overlaps: Overlap[] }[]
  /** Posted already, by a copy of this device's records: the same session never overlaps itself. */
  posted: Interval[]
}

/** Names a part, always the same for the same part of the same segment (Y1). */
export type NamePart = (segmentId: string, part: Interval) => string

type Kind = 'free' | 'taken' | 'posted'

/** Parts a segment exactly, in whole milliseconds, at the edges of what is in its way (T11). */
export function splitSegment(
  segment: SegmentDto,
  inTheWay: readonly Overlap[],
  namePart: NamePart,
): SplitSegment {
  const stretches = stretchesOf(segment, inTheWay)
  const kept = stretches.filter(({ kind }) => kind !== 'posted')
  const withCapture = segment.capture && nearest(kept, segment.capture.takenAtMs)
  const partOf = (stretch: Interval): SegmentDto =>
    kept.length === 1 && lengthMs(stretch) === lengthMs(segment)
      ? segment
      : {
          ...shortenedTo(segment, stretch, stretch === withCapture ? segment.capture : null),
          id: namePart(segment.id, stretch),
        }
  const partsThatAre = (wanted: Kind) => stretches.filter(({ kind }) => kind === wanted)
  return {
    free: partsThatAre('free').map(partOf),
    taken: partsThatAre('taken').map((stretch) => ({
      segment: partOf(stretch),
      overlaps: inTheWay
        .filter((each) => overlaps(each, stretch))
        .map((each) => ({ ...each, ...sharedBy(each, stretch) })),
    })),
    posted: partsThatAre('posted').map(({ startMs, endMs }) => ({ startMs, endMs })),
  }
}

/**
 * A segment cut down to a part of it. Which of its minutes were active is not on record, so the part
 * has its share of them, rounded down: never more than was seen.
 */
export function shortenedTo(
  segment: SegmentDto,
  part: Interval,
  capture: CaptureRecordDto | null,
): SegmentDto {
  const { startMs, endMs } = part
  const minutes = Math.min(segment.minutes, touchedMinutes(part))
  const share = Math.floor((segment.activeMinutes * lengthMs(part)) / lengthMs(segment))
  return { ...segment, startMs, endMs, minutes, activeMinutes: Math.min(minutes, share), capture }
}

/** The stretches of a segment in order, neighbours of a kind in one. */
function stretchesOf(
  segment: SegmentDto,
  inTheWay: readonly Overlap[],
): (Interval & { kind: Kind })[] {
  const { startMs, endMs } = segment
  const edges = inTheWay
    .flatMap((each) => [each.startMs, each.endMs])
    .filter((ms) => ms > startMs && ms < endMs)
  const cuts = [...new Set([startMs, ...edges, endMs])].sort((a, b) => a - b)
  const stretches: (Interval & { kind: Kind })[] = []
  for (const [index, from] of cuts.slice(0, -1).entries()) {
    const stretch = { startMs: from, endMs: cuts[index + 1] ?? endMs }
    const kind = kindOf(stretch, segment, inTheWay)
    const last = stretches.at(-1)
    if (last?.kind === kind) stretches[stretches.length - 1] = { ...last, endMs: stretch.endMs }
    else stretches.push({ ...stretch, kind })
  }
  return stretches
}

function kindOf(stretch: Interval, { sessionId }: SegmentDto, inTheWay: readonly Overlap[]): Kind {
  const here = inTheWay.filter((each) => overlaps(each, stretch))
  if (here.length === 0) return 'free'
  return here.some((each) => each.sessionId === sessionId) ? 'posted' : 'taken'
}

/** The stretch that an instant lies in, or the one nearest to it: a clock may have been stepped. */
function nearest<S extends Interval>(stretches: readonly S[], atMs: number): S | null {
  const away = ({ startMs, endMs }: Interval) => Math.max(0, startMs - atMs, atMs - (endMs - 1))
  return stretches.toSorted((a, b) => away(a) - away(b))[0] ?? null
}
