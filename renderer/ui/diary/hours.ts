import type { DiarySegment } from './segments.ts'

/** One hour of the diary: its first instant, its name in the zone, and its six ten-minute cells. */
export type DiaryHour = { startMs: number; label: string; cells: DiarySegment[][] }

const HOUR_MS = 3_600_000
const CELL_MINUTES = 10
const CELLS = 6

/** Where in its local hour an instant lies, from the zone's own clock: offsets may be half hours. */
function placeOf(atMs: number, clock: Intl.DateTimeFormat): { startMs: number; cell: number } {
  const part = (type: string) =>
    Number(clock.formatToParts(atMs).find((one) => one.type === type)?.value)
  const minute = part('minute')
  const intoMs = minute * 60_000 + part('second') * 1000 + (atMs % 1000)
  return { startMs: atMs - intoMs, cell: Math.floor(minute / CELL_MINUTES) }
}

/**
 * A day's segments as hours down and six cells across. A segment stands in the cell that it starts
 * in. Hours run from the first to the last that has any; one that a clock change repeats is two.
 */
export function diaryHours(segments: readonly DiarySegment[], zone: string): DiaryHour[] {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    minute: '2-digit',
    second: '2-digit',
  })
  const label = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
  })
  const hours = new Map<number, DiaryHour>()
  const hourAt = (startMs: number): DiaryHour => {
    const known = hours.get(startMs)
    if (known) return known
    const made = {
      startMs,
      label: label.format(startMs),
      cells: Array.from({ length: CELLS }, (): DiarySegment[] => []),
    }
    hours.set(startMs, made)
    return made
  }
  const inOrder = segments.toSorted((a, b) => a.startMs - b.startMs)
  for (const segment of inOrder) {
    const { startMs, cell } = placeOf(segment.startMs, clock)
    hourAt(startMs).cells[cell]?.push(segment)
  }
  const starts = [...hours.keys()]
  const last = Math.max(...starts)
  for (let startMs = Math.min(...starts); startMs < last; startMs += HOUR_MS) hourAt(startMs)
  return [...hours.values()].sort((a, b) => a.startMs - b.startMs)
}
