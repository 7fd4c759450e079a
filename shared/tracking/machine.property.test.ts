import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { billingWeek } from '../time/billing-week.ts'
import { overlaps } from '../time/interval.ts'
import type { UntimedEvent } from './events.ts'
import { CLOCK_STEP_MS, SEGMENT_MAX_MS, touchedMinutes } from './segment.ts'
import { Simulation, START_MS } from './simulation.ts'
import type { Segment } from './types.ts'
import { checkSegment } from './validate.ts'
import { sessionMs, workedThisWeekMs } from './view.ts'

/** One thing that happens, after some time and perhaps a step of the wall clock. */
type Script = { passMs: number; wallStepMs: number; does: Act }
type Act = UntimedEvent['kind'] | 'answerCaptures'

const passMs = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 0, max: 1_500 }) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 400_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 8_000_000 }) },
)
const wallStepMs = fc.oneof(
  { weight: 12, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: -3_000, max: 3_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: -90_000_000, max: 90_000_000 }) },
)
const does = fc.oneof(
  { weight: 12, arbitrary: fc.constant<Act>('tick') },
  {
    weight: 6,
    arbitrary: fc.constantFrom<Act>(
      'started',
      'stopped',
      'suspended',
      'resumed',
      'locked',
      'unlocked',
      'idleAnswered',
      'memoChanged',
      'answerCaptures',
    ),
  },
)
const idleMs = fc.option(fc.integer({ min: 0, max: 1_200_000 }), { nil: null })
const answer = fc.constantFrom('keep' as const, 'discard' as const, 'stop' as const)
const line = fc.record({
  passMs,
  wallStepMs,
  does,
  idleMs,
  answer,
  fraction: fc.double({ min: 0, max: 0.999, noNaN: true }),
})
const script = fc.array(line, { minLength: 5, maxLength: 60 })
type Line = Script & {
  idleMs: number | null
  answer: 'keep' | 'discard' | 'stop'
  fraction: number
}

/** A start near the end of a billing week; in one of the zones that is no multiple of ten minutes. */
const zoned = fc
  .record({
    employerZone: fc.constantFrom('America/New_York', 'Asia/Kathmandu'),
    beforeMs: fc.integer({ min: -600_000, max: 3_600_000 }),
  })
  .map((each) => ({ ...each, edgeMs: billingWeek(START_MS, each.employerZone).endMs }))

const REPEATABLE: readonly Act[] = ['suspended', 'resumed', 'locked', 'unlocked']

/** Plays a script from a start to a stop, and lets the last captures come or be given up. */
function play(
  lines: readonly Line[],
  options: { steps?: boolean; repeat?: boolean; employerZone?: string; wallMs?: number } = {},
) {
  const { employerZone = 'America/New_York', wallMs = START_MS } = options
  const sim = new Simulation(undefined, { wallMs, monoMs: 1_000_000 })
  sim.answersCaptures = false
  const startedMonoMs = new Map<string, number>()
  const start = () => {
    sim.start({ idleThresholdMs: 60_000, weeklyLimitMs: 3_600_000, employerZone })
    for (const { sessionId } of sim.of('sessionStarted')) {
      if (!startedMonoMs.has(sessionId)) startedMonoMs.set(sessionId, sim.now.monoMs)
    }
  }
  const elapsedMs = new Map<string, number>()
  const noteStops = () => {
    for (const { sessionId } of sim.of('sessionStopped')) {
      const from = startedMonoMs.get(sessionId) ?? Number.NaN
      if (!elapsedMs.has(sessionId)) elapsedMs.set(sessionId, sim.now.monoMs - from)
    }
  }
  start()
  for (const each of lines) {
    sim.captureFraction = each.fraction
    sim.pass(each.passMs)
    if (options.steps !== false) sim.stepWall(each.wallStepMs)
    const once = () => {
      if (each.does === 'answerCaptures') return sim.answerCaptures()
      if (each.does === 'started') return start()
      if (each.does === 'tick') return sim.send({ kind: 'tick', idleMs: each.idleMs })
      if (each.does === 'idleAnswered')
        return sim.send({ kind: 'idleAnswered', answer: each.answer })
      if (each.does === 'memoChanged') return sim.send({ kind: 'memoChanged', memo: 'm' })
      return sim.send({ kind: each.does } as UntimedEvent)
    }
    once()
    if (options.repeat && REPEATABLE.includes(each.does)) once()
    noteStops()
  }
  sim.send({ kind: 'stopped' })
  noteStops()
  sim.pass(20_000).send({ kind: 'tick', idleMs: 0 })
  sim.answerCaptures()
  return { sim, elapsedMs }
}

/** Two minutes: what a new session still puts up with of a clock that was ahead (T3). */
const AHEAD_MS = 120_000

/**
 * Whether two segments share time that they may not share (T11). They may only when, between their
 * sessions, one began with the wall further behind the session before it than `AHEAD_MS`.
 */
function clashes(
  a: Segment,
  b: Segment,
  started: readonly { sessionId: string; atMs: number }[],
  all: readonly Segment[],
) {
  if (!overlaps(a, b)) return false
  const place = (id: string) => started.findIndex((each) => each.sessionId === id)
  const [from, to] = [place(a.sessionId), place(b.sessionId)].toSorted((x, y) => x - y)
  const between = started.slice(from, (to ?? 0) + 1)
  let reachedMs = 0
  for (const { sessionId, atMs } of between) {
    if (atMs + AHEAD_MS < reachedMs) return false
    const ends = all.filter((each) => each.sessionId === sessionId).map((each) => each.endMs)
    reachedMs = Math.max(reachedMs, atMs, ...ends)
  }
  return true
}

const lengthOf = (segments: readonly Segment[]) =>
  segments.reduce((total, { startMs, endMs }) => total + endMs - startMs, 0)

describe('whatever happens, in whatever order, with whatever clock', () => {
  test('T2, T11: no two segments overlap; each lies inside one ten-minute cell', () => {
    fc.assert(
      fc.property(script, (lines) => {
        const { sim } = play(lines)
        const { segments } = sim
        for (const [i, a] of segments.entries()) {
          expect(a.endMs > a.startMs && Number.isInteger(a.startMs + a.endMs)).toBe(true)
          expect(Math.floor(a.startMs / SEGMENT_MAX_MS)).toBe(
            Math.floor((a.endMs - 1) / SEGMENT_MAX_MS),
          )
          expect(
            segments.slice(i + 1).some((b) => clashes(a, b, sim.of('sessionStarted'), segments)),
          ).toBe(false)
        }
        expect(new Set(segments.map((each) => each.id)).size).toBe(segments.length)
      }),
    )
  })

  test('Y3: nothing that leaves the machine is refused for its shape, figures or session', () => {
    fc.assert(
      fc.property(script, zoned, (lines, { employerZone, edgeMs, beforeMs }) => {
        const { sim } = play(lines, { employerZone, wallMs: edgeMs - beforeMs })
        const sessions = new Map(sim.of('sessionStarted').map((each) => [each.sessionId, each]))
        for (const each of sim.segments) {
          const sessionStartMs = sessions.get(each.sessionId)?.atMs ?? Number.NaN
          const { endMs: nowMs, activeMinutes, minutes } = each
          const weekEndMs = billingWeek(each.startMs, employerZone).endMs
          const around = { nowMs, existing: [], sessionStartMs, acceptedAtMs: null, weekEndMs }
          expect(checkSegment(each, around)).toMatchObject({ ok: true })
          expect(activeMinutes <= minutes && minutes <= touchedMinutes(each)).toBe(true)
        }
      }),
    )
  })

  test('T3, T5, T6: tracked + idle + away = elapsed, to the millisecond', () => {
    fc.assert(
      fc.property(script, (lines) => {
        const { sim, elapsedMs } = play(lines)
        for (const stop of sim.of('sessionStopped')) {
          const mine = sim.segments.filter((each) => each.sessionId === stop.sessionId)
          expect(lengthOf(mine)).toBe(stop.trackedMs)
          expect(stop.trackedMs + stop.idleMs + stop.awayMs).toBe(elapsedMs.get(stop.sessionId))
        }
      }),
    )
  })

  test('T3: wall steps of any size change no length', () => {
    fc.assert(
      fc.property(script, (lines) => {
        const ends = (steps: boolean) =>
          play(lines, { steps })
            .sim.of('sessionStopped')
            .map(({ trackedMs, idleMs, awayMs }) => ({ trackedMs, idleMs, awayMs }))
        expect(ends(true)).toEqual(ends(false))
      }),
    )
  })

  test('T6: events that arrive twice change nothing', () => {
    fc.assert(
      fc.property(script, (lines) => {
        const spans = (repeat: boolean) =>
          play(lines, { repeat }).sim.segments.map(({ startMs, endMs }) => [startMs, endMs])
        expect(spans(true)).toEqual(spans(false))
      }),
    )
  })

  test('T4: active minutes never outnumber the minutes, nor the minutes a cell', () => {
    fc.assert(
      fc.property(script, (lines) => {
        for (const { activeMinutes, minutes } of play(lines).sim.segments) {
          expect(activeMinutes >= 0 && activeMinutes <= minutes && minutes <= 10).toBe(true)
        }
      }),
    )
  })

  test('S1: a capture is asked for at most once a segment, and always ends somewhere', () => {
    fc.assert(
      fc.property(script, (lines) => {
        const { sim } = play(lines)
        const asked = sim.of('capture').map((each) => each.captureId)
        expect(new Set(asked).size).toBe(asked.length)
        const ended = new Set([
          ...sim.segments.map((each) => each.capture?.id),
          ...sim.of('captureDropped').map((each) => each.captureId),
        ])
        for (const id of asked) expect(ended.has(id)).toBe(true)
        expect(sim.state).toMatchObject({ phase: 'stopped', waiting: [] })
      }),
    )
  })

  test('S1: a segment that ran to its cell end has a capture, however the loop stalled', () => {
    fc.assert(
      fc.property(
        fc.array(passMs, { maxLength: 30 }),
        fc.double({ min: 0, max: 0.999999, noNaN: true }),
        (stalls, fraction) => {
          const sim = new Simulation()
          sim.captureFraction = fraction
          sim.start()
          for (const each of stalls) {
            sim.pass(each).send({ kind: 'tick', idleMs: 0 })
            sim.answerCaptures()
          }
          sim.send({ kind: 'stopped' })
          const whole = sim.segments.filter((each) => each.endMs % SEGMENT_MAX_MS === 0)
          expect(whole.every((each) => each.capture?.outcome === 'taken')).toBe(true)
        },
      ),
    )
  })

  test('T5: never a second question before the first is answered', () => {
    fc.assert(
      fc.property(script, (lines) => {
        const sim = new Simulation()
        sim.start({ idleThresholdMs: 60_000 })
        for (const each of lines) {
          const open = sim.state.phase === 'idlePending'
          sim.pass(each.passMs).send({ kind: 'tick', idleMs: each.idleMs })
          if (open) expect(sim.state.phase).toBe('idlePending')
        }
        expect(sim.of('idleStarted').length).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('T5: an unanswered question gives back the silences, and no second of work around them', () => {
    const spells = fc.array(fc.tuple(fc.nat(200), fc.nat(200)), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(spells, fc.boolean(), (list, killed) => {
        const sim = new Simulation()
        sim.start({ idleThresholdMs: 60_000 })
        let silentMs = 0
        for (const [workS, silentS] of list) {
          sim.tick(workS * 1_000)
          const fromMonoMs = sim.now.monoMs
          sim.tick(silentS * 1_000, fromMonoMs)
          // The second in which the user is seen again belongs to the silence.
          if (silentS >= 60) silentMs += silentS * 1_000 + 1_000
          sim.tick(1_000)
        }
        const workedMs = sim.now.monoMs - 1_000_000 - silentMs
        expect(sessionMs(sim.state)).toBe(workedMs)
        if (!killed) sim.send({ kind: 'stopped' })
        const next = new Simulation(sim.stored, { ...sim.now, monoMs: 5 }, 'b')
        next.send({ kind: 'recovered' })
        const savedMs = lengthOf([...sim.segments, ...next.segments])
        expect(workedMs - savedMs).toBeGreaterThanOrEqual(0)
        expect(workedMs - savedMs).toBeLessThanOrEqual(killed ? 5_000 : 0)
      }),
      { numRuns: 30 },
    )
  })

  test('T8: each warning of a week comes once, in order', () => {
    fc.assert(
      fc.property(script, (lines) => {
        const given = play(lines, { steps: false }).sim.of('limitReached')
        const keys = given.map((each) => `${each.weekStartMs} ${each.percent}`)
        expect(new Set(keys).size).toBe(keys.length)
        expect([...keys]).toEqual(
          given
            .toSorted((a, b) => a.weekStartMs - b.weekStartMs || a.percent - b.percent)
            .map((each) => `${each.weekStartMs} ${each.percent}`),
        )
      }),
    )
  })
})

test('T3: a segment that the wall disagrees with by more than a step says so', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(passMs, wallStepMs), { maxLength: 30 }), (steps) => {
      const sim = new Simulation()
      sim.start()
      const off = new Map<string, number>()
      for (const [pass, step] of steps) {
        sim.pass(pass).stepWall(step).send({ kind: 'tick', idleMs: 0 })
        const { open } = sim.state
        if (!open) return expect.fail('tracking stopped by itself')
        const ms = sim.now.wallMs - (open.startMs + sim.now.monoMs - open.startMonoMs)
        off.set(open.id, Math.max(off.get(open.id) ?? 0, Math.abs(ms)))
      }
      sim.answerCaptures().send({ kind: 'stopped' })
      for (const { id, clockStepMs } of sim.segments) {
        const known = off.get(id) ?? 0
        if (known > CLOCK_STEP_MS) expect(Math.abs(clockStepMs)).toBeGreaterThanOrEqual(known)
      }
    }),
  )
})

test('T7: killed at any tick, at most 5 s are lost, and nothing is there twice', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 800, max: 1_800 }), { minLength: 1, maxLength: 900 }),
      fc.nat(2_000),
      fc.boolean(),
      fc.boolean(),
      (ticks, afterMs, answers, wrote) => {
        const sim = new Simulation()
        sim.start()
        let beforeLast = sim.stored
        for (const each of ticks) {
          beforeLast = sim.stored
          sim.pass(each).send({ kind: 'tick', idleMs: 0 })
          if (answers) sim.answerCaptures()
        }
        const spooled = sim.segments
        const tracked = sessionMs(sim.state)
        // Killed before or after the last checkpoint reached the disk, but after the spool.
        const stored = wrote ? sim.stored : beforeLast
        const later = { wallMs: sim.now.wallMs + 60_000 + afterMs, monoMs: afterMs }
        const next = new Simulation(stored, later, 'b')
        next.send({ kind: 'recovered' })
        const all = new Map([...next.segments, ...spooled].map((each) => [each.id, each]))
        const saved = lengthOf([...all.values()])
        expect(saved).toBeLessThanOrEqual(tracked)
        expect(tracked - saved).toBeLessThanOrEqual(5_000)
        expect(next.state).toMatchObject({ phase: 'stopped', waiting: [] })
      },
    ),
    { numRuns: 60 },
  )
})

test('T7, T11: killed in any state, all comes out once and what follows does not overlap it', () => {
  fc.assert(
    fc.property(script, fc.nat(100_000), (lines, afterMs) => {
      const sim = new Simulation()
      sim.start({ idleThresholdMs: 60_000 })
      for (const each of lines) {
        sim.pass(each.passMs).stepWall(each.wallStepMs)
        if (each.does === 'tick') sim.send({ kind: 'tick', idleMs: each.idleMs })
        else if (each.does === 'idleAnswered') {
          sim.send({ kind: 'idleAnswered', answer: each.answer })
        } else if (['suspended', 'resumed', 'locked', 'unlocked'].includes(each.does)) {
          sim.send({ kind: each.does } as UntimedEvent)
        }
      }
      const shown = sim.of('sessionStopped')[0]?.trackedMs ?? sessionMs(sim.stored)
      const before = sim.segments
      const later = { wallMs: sim.now.wallMs + afterMs, monoMs: afterMs }
      const next = new Simulation(sim.stored, later, 'b')
      next.send({ kind: 'recovered' })
      expect(lengthOf([...before, ...next.segments])).toBe(shown)
      next.start()
      next.pass(afterMs).send({ kind: 'stopped' })
      next.pass(20_000).send({ kind: 'tick', idleMs: 0 })
      const all = [...before, ...next.segments]
      const started = [...sim.of('sessionStarted'), ...next.of('sessionStarted')]
      expect(new Set(all.map((each) => each.id)).size).toBe(all.length)
      for (const [i, a] of all.entries()) {
        expect(all.slice(i + 1).some((b) => clashes(a, b, started, all))).toBe(false)
      }
    }),
  )
})

test('views: the running figures agree with what leaves the machine', () => {
  fc.assert(
    fc.property(script, (lines) => {
      const sim = new Simulation()
      sim.start({ idleThresholdMs: 60_000 })
      for (const each of lines) {
        sim.pass(each.passMs).send({ kind: 'tick', idleMs: each.idleMs })
        sim.answerCaptures()
      }
      const [shown, week] = [sessionMs(sim.state), workedThisWeekMs(sim.state)]
      sim.send({ kind: 'stopped' })
      sim.answerCaptures()
      expect(lengthOf(sim.segments)).toBe(shown)
      expect(week).toBeLessThanOrEqual(shown)
    }),
  )
})
