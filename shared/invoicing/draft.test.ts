import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { earned, money, sum } from '../money/money.ts'
import { billingWeek } from '../time/billing-week.ts'
import { draftInvoices, type InvoiceDraft } from './draft.ts'
import type { UnbilledSegment } from './lines.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const zone = 'America/New_York'
/** The Monday of a week in which the clocks change at the end. */
const FIRST_MS = Date.parse('2026-10-26T04:00:00Z')
const ratePerHour = money(4_321n, 'USD')
const contract = { zone, ratePerHour }

/** The books of one contract: what is posted, what is billed, as the marketplace keeps them. */
function openBooks() {
  let unbilled: UnbilledSegment[] = []
  const issued: InvoiceDraft[] = []
  const weeksOf = (kinds: InvoiceDraft['kind'][]) =>
    new Set(issued.filter(({ kind }) => kinds.includes(kind)).map(({ week }) => week.startMs))
  return {
    issued,
    left: () => unbilled,
    post(segment: UnbilledSegment) {
      unbilled.push(segment)
    },
    run(nowMs: number, kind: InvoiceDraft['kind'] = 'weekly') {
      const segments = unbilled
      const invoicedWeeks = weeksOf(['weekly', 'final'])
      const weeklyWeeks = weeksOf(['weekly'])
      const drafts = draftInvoices({ contract, segments, invoicedWeeks, weeklyWeeks, nowMs }, kind)
      const billed = new Set(drafts.flatMap(({ lines }) => lines.flatMap((l) => l.segmentIds)))
      unbilled = unbilled.filter(({ id }) => !billed.has(id))
      issued.push(...drafts)
      return drafts
    },
  }
}

const at = (day: number, hour = 12) => FIRST_MS + day * DAY_MS + hour * HOUR_MS
let made = 0
const hours = (startMs: number, postedAtMs = startMs + HOUR_MS, billableMs = 10 * MINUTE_MS) => ({
  id: `s${made++}`,
  startMs,
  billableMs,
  postedAtMs,
})

/** Posts and runs of the job in any order of time; a post may come weeks after its hours. */
const story = fc.array(
  fc.record({
    atMs: fc.integer({ min: FIRST_MS, max: FIRST_MS + 42 * DAY_MS }),
    agoMs: fc.oneof(fc.nat(DAY_MS), fc.nat(30 * DAY_MS)),
    billableMs: fc.integer({ min: 0, max: 600_000 }),
    what: fc.constantFrom('post', 'post', 'run'),
  }),
  { maxLength: 60 },
)

describe('I: what is billed', () => {
  test('I1, I6: each billable millisecond stands on one invoice, whatever the lateness and the runs', () => {
    fc.assert(
      fc.property(story, fc.nat(42 * DAY_MS), (events, endMs) => {
        const books = openBooks()
        const all: UnbilledSegment[] = []
        for (const { atMs, agoMs, billableMs, what } of events.toSorted(
          (a, b) => a.atMs - b.atMs,
        )) {
          if (what === 'run') {
            books.run(atMs)
            expect(books.run(atMs)).toEqual([])
            continue
          }
          const segment = hours(atMs - agoMs, atMs, billableMs)
          all.push(segment)
          books.post(segment)
        }
        const endsAtMs = FIRST_MS + 42 * DAY_MS + endMs
        books.run(endsAtMs)
        books.run(endsAtMs, 'final')
        const lines = books.issued.flatMap((each) => each.lines)
        const billed = lines.flatMap(({ segmentIds }) => segmentIds)
        const billable = all.filter((each) => each.billableMs > 0)
        expect(billed.toSorted()).toEqual(billable.map(({ id }) => id).toSorted())
        expect(lines.reduce((total, each) => total + each.billableMs, 0)).toBe(
          all.reduce((total, each) => total + each.billableMs, 0),
        )
        const keys = books.issued.map(({ kind, week }) => `${kind} ${week.startMs}`)
        expect(new Set(keys).size).toBe(keys.length)
        for (const { lines: own, total, week } of books.issued) {
          expect(own.length).toBeGreaterThan(0)
          expect(total).toEqual(
            sum(
              own.map(({ amount }) => amount),
              'USD',
            ),
          )
          const starts = own.map((each) => each.week.startMs)
          expect(starts).toEqual([...new Set(starts)].toSorted((a, b) => a - b))
          for (const line of own) {
            expect(line.amount).toEqual(earned(line.billableMs, ratePerHour))
            expect(line.week.startMs <= week.startMs).toBe(true)
          }
        }
      }),
    )
  })

  test('I1: hours posted in time are billed the same, however late and often the job runs', () => {
    const runs = fc.array(fc.nat(35 * DAY_MS), { maxLength: 8 })
    const work = fc.array(fc.nat(28 * DAY_MS), { maxLength: 30 })
    fc.assert(
      fc.property(work, runs, runs, (starts, some, others) => {
        const segments = starts.map((startMs) => hours(FIRST_MS + startMs, FIRST_MS + startMs + 1))
        const outcome = (days: number[]) => {
          const books = openBooks()
          for (const segment of segments) books.post(segment)
          for (const day of days.toSorted((a, b) => a - b)) books.run(FIRST_MS + day)
          books.run(FIRST_MS + 36 * DAY_MS)
          return books.issued
        }
        expect(outcome(some)).toEqual(outcome(others))
      }),
    )
  })

  test('T2, I1: the edge itself belongs to the new week, the millisecond before to the old one', () => {
    const books = openBooks()
    const { endMs } = billingWeek(FIRST_MS, zone)
    books.post(hours(endMs - 1, endMs - 1, 1))
    books.post(hours(endMs, endMs, 600_000))
    expect(books.run(endMs - 1)).toEqual([])
    const [only, ...none] = books.run(endMs)
    expect(none).toEqual([])
    expect(only?.lines.map((each) => each.billableMs)).toEqual([1])
    expect(only?.total.minor).toBe(0n)
  })

  test('I1: after weeks without the job each week has its own invoice and its own Wednesday', () => {
    const books = openBooks()
    for (const day of [1, 15, 22]) books.post(hours(at(day)))
    const drafts = books.run(at(29))
    expect(drafts.map(({ week, dueAtMs }) => [week.startMs, dueAtMs])).toEqual([
      [FIRST_MS, Date.parse('2026-11-04T05:00:00Z')],
      [Date.parse('2026-11-09T05:00:00Z'), Date.parse('2026-11-18T05:00:00Z')],
      [Date.parse('2026-11-16T05:00:00Z'), Date.parse('2026-11-25T05:00:00Z')],
    ])
  })

  test('I6: late hours are an adjustment line on the next invoice, in front of its own week', () => {
    const books = openBooks()
    books.post(hours(at(1)))
    books.run(at(7))
    books.post(hours(at(2), at(8)))
    books.post(hours(at(9)))
    expect(books.run(at(10))).toEqual([])
    const [next, ...none] = books.run(at(14))
    expect(none).toEqual([])
    expect(next?.lines.map(({ week, adjustment }) => [week.startMs, adjustment])).toEqual([
      [FIRST_MS, true],
      [billingWeek(at(9), zone).startMs, false],
    ])
  })

  test('I1, I6: late hours of this week wait for its end, also when a late job takes those before', () => {
    const books = openBooks()
    books.post(hours(at(1)))
    books.run(at(7))
    books.post(hours(at(2), at(8)))
    books.post(hours(at(3), at(15)))
    const linesOf = (drafts: InvoiceDraft[]) =>
      drafts.map(({ week, lines }) => [week.startMs, lines.map((each) => each.billableMs)])
    expect(linesOf(books.run(at(15, 13)))).toEqual([
      [billingWeek(at(8), zone).startMs, [10 * MINUTE_MS]],
    ])
    expect(linesOf(books.run(at(21)))).toEqual([
      [billingWeek(at(15), zone).startMs, [10 * MINUTE_MS]],
    ])
  })

  test('I6: late hours alone make an invoice of the week that has just ended', () => {
    const books = openBooks()
    books.post(hours(at(1)))
    books.run(at(7))
    books.post(hours(at(2), at(8)))
    const [next] = books.run(at(14))
    expect(next?.week).toEqual(billingWeek(at(8), zone))
    expect(next?.lines.map(({ adjustment }) => adjustment)).toEqual([true])
  })

  test('I2: hours posted after their Wednesday are due on the next one', () => {
    const books = openBooks()
    books.post(hours(at(1), at(10, 13)))
    expect(books.run(at(10, 13))[0]?.dueAtMs).toBe(Date.parse('2026-11-11T05:00:00Z'))
  })

  test.each([
    // Monday, and the last minute of it: their own week's Wednesday.
    ['Monday', at(7, 1), '2026-11-04T05:00:00Z'],
    ['Monday’s last minute', Date.parse('2026-11-03T04:59:59Z'), '2026-11-04T05:00:00Z'],
    // From Tuesday on the Wednesday of the week after.
    ['Tuesday', Date.parse('2026-11-03T05:00:00Z'), '2026-11-11T05:00:00Z'],
    [
      'the last minute before Wednesday',
      Date.parse('2026-11-04T04:59:00Z'),
      '2026-11-11T05:00:00Z',
    ],
    ['Wednesday itself', Date.parse('2026-11-04T05:00:00Z'), '2026-11-11T05:00:00Z'],
  ])('I2: hours posted on %s leave the employer a whole day to look', (_, postedAtMs, due) => {
    const books = openBooks()
    books.post(hours(at(1), postedAtMs))
    expect(books.run(postedAtMs)[0]?.dueAtMs).toBe(Date.parse(due))
  })

  test('I7: a contract that ends is billed at once; what comes late follows on Monday', () => {
    const books = openBooks()
    books.post(hours(at(1)))
    books.post(hours(at(8)))
    const ended = books.run(at(9), 'final')
    expect(ended.map(({ kind, week }) => [kind, week.startMs])).toEqual([
      ['weekly', FIRST_MS],
      ['final', billingWeek(at(9), zone).startMs],
    ])
    books.post(hours(at(8, 14), at(10)))
    expect(books.run(at(11))).toEqual([])
    const [late, ...none] = books.run(at(14))
    expect(none).toEqual([])
    expect([late?.kind, late?.lines.map(({ adjustment }) => adjustment)]).toEqual([
      'weekly',
      [true],
    ])
    expect(books.left()).toEqual([])
  })
})
