import { describe, expect, test } from 'vitest'
import { Simulation, START_MS, takenCapture } from './simulation.ts'
import { limitPercent, needsTicks, sessionMs, workedThisWeekMs } from './view.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000
/** Spans relative to the start, in seconds. */
const spans = (sim: Simulation) =>
  sim.segments.map(({ startMs, endMs }) => [(startMs - START_MS) / 1000, (endMs - START_MS) / 1000])

describe('T1, T2: start, cut, stop', () => {
  test('cuts at every wall-clock ten minutes and loses nothing in between', () => {
    const sim = new Simulation()
    sim.pass(7 * MINUTE_MS)
    sim.start()
    sim
      .tick(15 * MINUTE_MS)
      .answerCaptures()
      .send({ kind: 'stopped' })
    expect(spans(sim)).toEqual([
      [420, 600],
      [600, 1200],
      [1200, 1320],
    ])
    expect(sim.of('sessionStopped')).toMatchObject([
      { reason: 'stopped', trackedMs: 15 * MINUTE_MS, idleMs: 0, awayMs: 0 },
    ])
  })

  test('a second start and a stop of nothing are refused, nothing else happens', () => {
    const sim = new Simulation()
    expect(sim.send({ kind: 'stopped' })).toEqual([{ kind: 'refused', code: 'not_tracking' }])
    sim.start()
    const before = sim.state
    expect(sim.start()[0]).toEqual({ kind: 'refused', code: 'already_tracking' })
    expect(sim.state.session).toEqual(before.session)
  })

  test('a start and stop in the same millisecond leaves no segment', () => {
    const sim = new Simulation()
    sim.captureFraction = 0
    sim.start()
    sim.send({ kind: 'stopped' })
    expect(sim.segments).toEqual([])
    expect(sim.of('capture')).toEqual([])
    expect(needsTicks(sim.state)).toBe(false)
  })

  test('a billing-week edge that is no multiple of ten minutes cuts too (+05:45)', () => {
    const sim = new Simulation(undefined, { wallMs: Date.UTC(2026, 10, 22, 18, 10), monoMs: 0 })
    sim.start({ employerZone: 'Asia/Kathmandu' }, HOUR_MS)
    sim.tick(6 * MINUTE_MS).answerCaptures()
    expect(workedThisWeekMs(sim.state)).toBe(MINUTE_MS)
    sim.send({ kind: 'stopped' })
    expect(sim.segments.map((each) => new Date(each.endMs).toISOString())).toEqual([
      '2026-11-22T18:15:00.000Z',
      '2026-11-22T18:16:00.000Z',
    ])
  })

  test('a memo stands on the segments from its change on', () => {
    const sim = new Simulation()
    sim.start()
    sim.tick(10 * MINUTE_MS).answerCaptures()
    sim.send({ kind: 'memoChanged', memo: 'Soundings' })
    sim.tick(1_000).send({ kind: 'stopped' })
    expect(sim.segments.map((each) => each.memo)).toEqual(['', 'Soundings'])
  })
})

describe('T3: clocks', () => {
  test('an hour forward in five seconds books five seconds, and says so', () => {
    const sim = new Simulation()
    sim.start()
    sim.tick(2_000).stepWall(HOUR_MS).tick(3_000).send({ kind: 'stopped' })
    expect(spans(sim)).toEqual([[0, 5]])
    expect(sim.segments[0]?.clockStepMs).toBe(HOUR_MS)
  })

  test('after a step forward the next segment stands by the new wall', () => {
    const sim = new Simulation()
    sim.start()
    sim
      .tick(MINUTE_MS)
      .stepWall(95 * MINUTE_MS)
      .tick(10 * MINUTE_MS)
      .answerCaptures()
    sim.send({ kind: 'stopped' })
    expect(spans(sim)).toEqual([
      [0, 600],
      [6_300, 6_360],
    ])
    expect(sim.segments.map((each) => each.clockStepMs)).toEqual([95 * MINUTE_MS, 0])
  })

  test('after a step back the next segment follows the last and goes on saying so', () => {
    const sim = new Simulation()
    sim.start()
    sim
      .tick(MINUTE_MS)
      .stepWall(-HOUR_MS)
      .tick(10 * MINUTE_MS)
      .answerCaptures()
    sim.send({ kind: 'stopped' })
    expect(spans(sim)).toEqual([
      [0, 600],
      [600, 660],
    ])
    expect(sim.segments.map((each) => each.clockStepMs)).toEqual([-HOUR_MS, -HOUR_MS])
  })

  test('two seconds off is no step', () => {
    const sim = new Simulation()
    sim.start()
    sim.tick(2_000).stepWall(2_000).tick(2_000).send({ kind: 'stopped' })
    expect(sim.segments[0]?.clockStepMs).toBe(0)
  })

  test('a loop that stalls for an hour gives the segments of one that ticked', () => {
    const stalled = new Simulation()
    stalled.start()
    stalled.pass(HOUR_MS + 1).send({ kind: 'tick', idleMs: 0 })
    stalled.answerCaptures().send({ kind: 'stopped' })
    const ticked = new Simulation()
    ticked.start()
    ticked
      .tick(HOUR_MS + 1)
      .answerCaptures()
      .send({ kind: 'stopped' })
    expect(spans(stalled)).toEqual(spans(ticked))
    expect(spans(stalled)).toHaveLength(7)
  })

  test('a monotonic reading that comes late counts as the last one', () => {
    const sim = new Simulation()
    sim.start()
    sim.tick(5_000).pass(-500)
    sim.send({ kind: 'tick', idleMs: 0 })
    sim.pass(500).send({ kind: 'stopped' })
    expect(spans(sim)).toEqual([[0, 5]])
  })
})

test('T4: minutes with input are counted, and only those', () => {
  const sim = new Simulation()
  sim.start()
  sim.tick(90_000)
  sim.tick(150_000, sim.now.monoMs)
  sim.tick(60_000)
  sim.send({ kind: 'stopped' })
  expect(sim.segments[0]).toMatchObject({ activeMinutes: 3, minutes: 5 })
})

test('T4: where nobody can tell the idle time there is no activity and no idle question', () => {
  const sim = new Simulation()
  sim.start()
  for (let i = 0; i < 25; i++) sim.pass(MINUTE_MS).send({ kind: 'tick', idleMs: null })
  sim.answerCaptures().send({ kind: 'stopped' })
  expect(sim.of('idleStarted')).toEqual([])
  expect(sim.segments.map((each) => each.activeMinutes)).toEqual([0, 0, 0])
  expect(sim.of('sessionStopped')[0]?.trackedMs).toBe(25 * MINUTE_MS)
})

describe('T5: idle', () => {
  const idleAfter3Minutes = () => {
    const sim = new Simulation()
    sim.start()
    sim.tick(3 * MINUTE_MS)
    sim.tick(22 * MINUTE_MS, sim.now.monoMs).answerCaptures()
    return sim
  }

  test('asks once, back-dated to the last input, and holds what came after', () => {
    const sim = idleAfter3Minutes()
    expect(sim.state.phase).toBe('idlePending')
    expect(sim.of('idleStarted')).toEqual([
      { kind: 'idleStarted', sinceMs: START_MS + 3 * MINUTE_MS },
    ])
    expect(sim.segments).toEqual([])
    expect(sessionMs(sim.state)).toBe(3 * MINUTE_MS)
    expect(sim.tick(5 * MINUTE_MS).state.phase).toBe('idlePending')
    expect(sim.of('idleStarted')).toHaveLength(1)
  })

  test('kept: everything counts as if it had never been asked', () => {
    const sim = idleAfter3Minutes()
    sim.send({ kind: 'idleAnswered', answer: 'keep' })
    sim.tick(1_000).send({ kind: 'stopped' })
    expect(spans(sim)).toEqual([
      [0, 600],
      [600, 1200],
      [1200, 1501],
    ])
    expect(sim.of('sessionStopped')[0]).toMatchObject({ trackedMs: 1_501_000, idleMs: 0 })
  })

  test('discarded: counted to the last input, and on from the answer; later pictures go', () => {
    const sim = idleAfter3Minutes()
    sim.send({ kind: 'idleAnswered', answer: 'discard' })
    sim.tick(1_000).send({ kind: 'stopped' })
    expect(spans(sim)).toEqual([
      [0, 180],
      [1500, 1501],
    ])
    expect(sim.segments[0]).toMatchObject({ capture: null, minutes: 3, activeMinutes: 3 })
    expect(sim.of('captureDropped').map((each) => each.captureId)).toEqual(
      sim.of('capture').map((each) => each.captureId),
    )
    expect(sim.of('sessionStopped')[0]).toMatchObject({
      trackedMs: 181_000,
      idleMs: 22 * MINUTE_MS,
      awayMs: 0,
    })
  })

  test.each([
    ['answered with stop', { kind: 'idleAnswered', answer: 'stop' }],
    ['stopped unanswered', { kind: 'stopped' }],
  ] as const)('%s: nothing after the last input, all before it', (_title, event) => {
    const sim = idleAfter3Minutes()
    sim.send(event)
    expect(spans(sim)).toEqual([[0, 180]])
    expect(sim.of('sessionStopped')[0]).toMatchObject({ reason: 'idle', trackedMs: 180_000 })
  })

  test('unanswered, then killed: nothing after the last input, all before it', () => {
    const sim = idleAfter3Minutes()
    const next = new Simulation(sim.stored, { wallMs: sim.now.wallMs + 9_000, monoMs: 5 })
    next.send({ kind: 'recovered' })
    expect(spans(next)).toEqual([[0, 180]])
    expect(next.of('recoveredSegment')[0]).toMatchObject({ savedMs: 180_000, possiblyLostMs: 0 })
  })

  test('a threshold of an hour asks after an hour, not before', () => {
    const sim = new Simulation()
    sim.start({ idleThresholdMs: HOUR_MS })
    sim.tick(HOUR_MS - 1_000, sim.now.monoMs)
    expect(sim.state.phase).toBe('running')
    expect(sim.segments).toEqual([])
    sim.tick(1_000, sim.now.monoMs - (HOUR_MS - 1_000))
    expect(sim.state.phase).toBe('idlePending')
  })

  test('less than the threshold is work, and an answer without a question is refused', () => {
    const sim = new Simulation()
    sim.start()
    sim.tick(9 * MINUTE_MS, sim.now.monoMs).tick(1_000)
    expect(sim.send({ kind: 'idleAnswered', answer: 'discard' })[0]).toEqual({
      kind: 'refused',
      code: 'not_idle',
    })
    sim.send({ kind: 'stopped' })
    expect(spans(sim)).toEqual([[0, 541]])
  })
})

describe('T6: sleep and lock', () => {
  test('sleep counts nothing, twice reported or not, whichever way the clocks go through it', () => {
    const sim = new Simulation()
    sim.start()
    sim.tick(MINUTE_MS)
    sim.send({ kind: 'suspended' })
    sim.send({ kind: 'suspended' })
    expect(spans(sim)).toEqual([[0, 60]])
    sim.stepWall(HOUR_MS).pass(1_000)
    sim.send({ kind: 'resumed' })
    sim.send({ kind: 'resumed' })
    sim.tick(MINUTE_MS).send({ kind: 'stopped' })
    expect(spans(sim)).toEqual([
      [0, 60],
      [3661, 3721],
    ])
    expect(sim.segments.every((each) => each.clockStepMs === 0)).toBe(true)
    expect(sim.of('sessionStopped')).toMatchObject([{ trackedMs: 120_000, awayMs: 1_000 }])
  })

  test('a few seconds of lock raise no question', () => {
    const sim = new Simulation()
    sim.start()
    sim.tick(MINUTE_MS).send({ kind: 'locked' })
    sim.tick(30_000).send({ kind: 'unlocked' })
    sim.tick(1_000).send({ kind: 'stopped' })
    expect(sim.of('idleStarted')).toEqual([])
    expect(spans(sim)).toEqual([[0, 91]])
  })

  test('a lock as long as the threshold is idle from the lock, whatever is typed behind it', () => {
    const sim = new Simulation()
    sim.start()
    sim.tick(MINUTE_MS).send({ kind: 'locked' })
    sim.tick(10 * MINUTE_MS)
    expect(sim.of('idleStarted')).toEqual([{ kind: 'idleStarted', sinceMs: START_MS + MINUTE_MS }])
  })

  test('a long lock during which the loop stood still is noticed at the unlock', () => {
    const sim = new Simulation()
    sim.start()
    sim.tick(MINUTE_MS).send({ kind: 'locked' })
    sim.pass(HOUR_MS).send({ kind: 'unlocked' })
    expect(sim.of('idleStarted')).toEqual([{ kind: 'idleStarted', sinceMs: START_MS + MINUTE_MS }])
  })

  test('sleep while the question is open: kept counts to the sleep, not through it', () => {
    const sim = new Simulation()
    sim.start()
    sim.tick(MINUTE_MS)
    sim.tick(11 * MINUTE_MS, sim.now.monoMs).send({ kind: 'suspended' })
    sim.pass(HOUR_MS).send({ kind: 'resumed' })
    expect(sim.state.phase).toBe('idlePending')
    sim.answerCaptures().send({ kind: 'idleAnswered', answer: 'keep' })
    sim.tick(1_000).send({ kind: 'stopped' })
    expect(spans(sim)).toEqual([
      [0, 600],
      [600, 720],
      [4320, 4321],
    ])
    expect(sim.of('sessionStopped')[0]).toMatchObject({ trackedMs: 721_000, awayMs: HOUR_MS })
  })
})

describe('T7: recovery', () => {
  test('closes at the last checkpoint, marks it, tells what is saved and what may be lost', () => {
    const sim = new Simulation()
    sim.captureFraction = 0.999
    sim.answersCaptures = false
    sim.start()
    sim.tick(10 * MINUTE_MS + 7_000)
    const next = new Simulation(sim.stored, { wallMs: sim.now.wallMs + HOUR_MS, monoMs: 77 }, 'b')
    next.send({ kind: 'recovered' })
    const lastMs = next.segments.at(-1)?.endMs ?? 0
    expect(sim.now.wallMs - lastMs).toBeLessThanOrEqual(5_000)
    expect(next.segments.map((each) => each.recovered)).toEqual([false, true])
    expect(next.segments[0]?.capture).toMatchObject({ outcome: 'failed' })
    expect(next.of('recoveredSegment')).toMatchObject([
      { closedAtMs: lastMs, gapMs: next.now.wallMs - lastMs, possiblyLostMs: 5_000 },
    ])
    expect(next.of('sessionStopped')).toMatchObject([{ reason: 'recovered' }])
    next.start()
    next.tick(5_000).send({ kind: 'stopped' })
    expect(next.segments.at(-1)).toMatchObject({ recovered: false })
  })

  test('after a clean stop there is nothing to recover, and a second recovery finds nothing', () => {
    const sim = new Simulation()
    sim.start()
    sim.tick(5_000).send({ kind: 'stopped' })
    const next = new Simulation(sim.stored, { wallMs: sim.now.wallMs, monoMs: 3 })
    next.send({ kind: 'recovered' })
    next.send({ kind: 'recovered' })
    expect(next.segments).toEqual([])
    expect(next.of('recoveredSegment')).toEqual([])
  })
})

describe('T8: weekly limit', () => {
  const percents = (sim: Simulation) => sim.of('limitReached').map((each) => each.percent)

  test('warns at 80, 95 and 100 % once each, across sessions, and goes on recording', () => {
    const sim = new Simulation()
    sim.start({ weeklyLimitMs: 100_000 }, 10_000)
    sim.tick(69_000)
    expect(percents(sim)).toEqual([])
    sim.tick(1_000)
    expect(percents(sim)).toEqual([80])
    expect(limitPercent(sim.state)).toBe(80)
    sim.tick(16_000).send({ kind: 'stopped' })
    sim.start({ weeklyLimitMs: 100_000 }, 96_000)
    sim.tick(30_000).send({ kind: 'stopped' })
    expect(percents(sim)).toEqual([80, 95, 100])
    expect(sim.of('sessionStopped')[1]?.trackedMs).toBe(30_000)
  })

  test('counts anew from the billing edge in the employer zone', () => {
    const edgeMs = Date.UTC(2026, 10, 23, 5)
    const sim = new Simulation(undefined, { wallMs: edgeMs - 90_000, monoMs: 0 })
    sim.start({ weeklyLimitMs: 100_000 })
    sim.tick(100_000)
    expect(percents(sim)).toEqual([80])
    expect(workedThisWeekMs(sim.state)).toBe(10_000)
    sim.tick(80_000)
    expect(percents(sim)).toEqual([80, 80])
    sim.tick(15_000)
    expect(percents(sim)).toEqual([80, 80, 95, 100])
  })
})

describe('S1: captures', () => {
  test('one in each segment, also when the loop stalls past the instant and the segment', () => {
    const sim = new Simulation()
    sim.start()
    sim.pass(25 * MINUTE_MS).send({ kind: 'tick', idleMs: 0 })
    expect(sim.of('capture')).toHaveLength(2)
    sim.tick(2_000).answerCaptures().send({ kind: 'stopped' })
    expect(sim.segments.map((each) => each.capture?.outcome)).toEqual(['taken', 'taken', 'taken'])
  })

  test('a segment shorter than its instant has none', () => {
    const sim = new Simulation()
    sim.start()
    sim.tick(4 * MINUTE_MS).send({ kind: 'stopped' })
    expect(sim.segments[0]?.capture).toBeNull()
  })

  test('S3: a segment waits five minutes for its capture, then says that it failed', () => {
    const sim = new Simulation()
    sim.answersCaptures = false
    sim.start()
    sim.tick(6 * MINUTE_MS).send({ kind: 'stopped' })
    expect(sim.segments).toEqual([])
    sim.tick(5 * MINUTE_MS - 1_000)
    expect(sim.segments).toEqual([])
    sim.tick(1_000)
    expect(sim.segments[0]?.capture).toMatchObject({ outcome: 'failed', displays: [] })
    expect(needsTicks(sim.state)).toBe(false)
    sim.answerCaptures()
    expect(sim.of('captureDropped')).toHaveLength(1)
    expect(sim.segments).toHaveLength(1)
  })

  test('S1: on a busy computer a picture that takes four minutes is in its segment', () => {
    const sim = new Simulation()
    sim.answersCaptures = false
    sim.start()
    sim.tick(6 * MINUTE_MS).send({ kind: 'stopped' })
    sim.tick(4 * MINUTE_MS).answerCaptures()
    expect(sim.segments).toMatchObject([{ capture: { outcome: 'taken' } }])
  })

  test('an answer that comes twice changes nothing', () => {
    const sim = new Simulation()
    sim.start()
    sim.tick(6 * MINUTE_MS).answerCaptures()
    const [asked] = sim.of('capture')
    if (!asked) return expect.fail('no capture was asked for')
    const again = { ...takenCapture(asked.captureId, 1), outcome: 'blank' as const }
    sim.send({ kind: 'captureFinished', segmentId: asked.segmentId, capture: again })
    sim.send({ kind: 'stopped' })
    expect(sim.segments[0]?.capture?.outcome).toBe('taken')
    expect(sim.of('captureDropped')).toEqual([])
  })
})

describe('T5: back at work while the idle question is open', () => {
  /** Three minutes of work, 20 without input, then 30 of work that nobody interrupts to answer. */
  const backAfter20Minutes = () => {
    const sim = new Simulation()
    sim.start()
    sim.tick(3 * MINUTE_MS)
    sim.tick(20 * MINUTE_MS, sim.now.monoMs)
    return sim.tick(30 * MINUTE_MS)
  }
  const worked = 33 * MINUTE_MS - 1_000

  test('the question stays open, is asked once, and the view counts the work after it', () => {
    const sim = backAfter20Minutes()
    expect(sim.state.phase).toBe('idlePending')
    expect(sim.of('idleStarted')).toHaveLength(1)
    expect(sessionMs(sim.state)).toBe(worked)
    expect(workedThisWeekMs(sim.state)).toBe(worked)
  })

  test.each([
    ['discarded', { kind: 'idleAnswered', answer: 'discard' }],
    ['answered with stop', { kind: 'idleAnswered', answer: 'stop' }],
    ['stopped unanswered', { kind: 'stopped' }],
  ] as const)('%s: the stretch is given back, the work around it is not', (_title, event) => {
    const sim = backAfter20Minutes()
    sim.send(event)
    if (sim.state.phase !== 'stopped') sim.send({ kind: 'stopped' })
    expect(spans(sim)).toEqual([
      [0, 180],
      [1381, 1800],
      [1800, 2400],
      [2400, 3000],
      [3000, 3180],
    ])
    expect(sim.of('sessionStopped')[0]).toMatchObject({
      reason: 'stopped',
      atMs: sim.now.wallMs,
      trackedMs: worked,
      idleMs: 20 * MINUTE_MS + 1_000,
    })
  })

  test('kept: all counts', () => {
    const sim = backAfter20Minutes()
    sim.send({ kind: 'idleAnswered', answer: 'keep' })
    sim.send({ kind: 'stopped' })
    expect(sim.of('sessionStopped')[0]).toMatchObject({ trackedMs: 53 * MINUTE_MS, idleMs: 0 })
  })

  test('T7: killed: the work after the return is recovered', () => {
    const sim = backAfter20Minutes()
    const next = new Simulation(sim.stored, { wallMs: sim.now.wallMs + 9_000, monoMs: 5 })
    next.send({ kind: 'recovered' })
    const [stopped] = next.of('sessionStopped')
    expect(worked - (stopped?.trackedMs ?? 0)).toBeLessThanOrEqual(5_000)
    expect(next.of('recoveredSegment')[0]).toMatchObject({ possiblyLostMs: 5_000 })
  })

  test('a second stretch belongs to the same question, and is given back with the first', () => {
    const sim = backAfter20Minutes()
    sim.tick(15 * MINUTE_MS, sim.now.monoMs)
    expect(sim.of('idleStarted')).toHaveLength(1)
    expect(sessionMs(sim.state)).toBe(worked)
    sim.tick(5 * MINUTE_MS).send({ kind: 'idleAnswered', answer: 'discard' })
    sim.send({ kind: 'stopped' })
    expect(sim.of('sessionStopped')[0]).toMatchObject({
      trackedMs: worked + 5 * MINUTE_MS - 1_000,
      idleMs: 35 * MINUTE_MS + 2_000,
    })
  })

  test.each([0, 8 * HOUR_MS, 29_494_809])(
    'T3: a silence ends at its input, wherever a wall step of %d ms has put the cells',
    (stepMs) => {
      const sim = new Simulation()
      sim.start({ idleThresholdMs: MINUTE_MS })
      sim.pass(609_793).stepWall(stepMs).send({ kind: 'tick', idleMs: 0 })
      sim.pass(494_676).send({ kind: 'tick', idleMs: MINUTE_MS })
      // The cell's end falls between this input and the tick that tells of it.
      sim.pass(722).send({ kind: 'tick', idleMs: 1 })
      sim.answerCaptures().send({ kind: 'stopped' })
      expect(sim.of('sessionStopped')).toMatchObject([
        { trackedMs: 1_044_470, idleMs: 60_721, awayMs: 0 },
      ])
      expect(sim.segments.reduce((ms, each) => ms + each.endMs - each.startMs, 0)).toBe(1_044_470)
    },
  )

  test('S1: the work between a return and the end of its cell has a capture of its own', () => {
    const sim = new Simulation()
    sim.start({ idleThresholdMs: MINUTE_MS })
    sim.tick(9 * MINUTE_MS, sim.now.monoMs)
    sim.pass(75_000).send({ kind: 'tick', idleMs: 30_000 })
    sim.answerCaptures().send({ kind: 'stopped' })
    expect(sim.segments).toMatchObject([
      { startMs: START_MS + 585_000, activeMinutes: 1, capture: { outcome: 'taken' } },
      { startMs: START_MS + 600_000 },
    ])
  })

  test('T6: a lock after the return is the last input, and idle once it lasts', () => {
    const sim = backAfter20Minutes()
    sim.send({ kind: 'locked' })
    sim.tick(HOUR_MS)
    expect(sessionMs(sim.state)).toBe(worked)
  })

  test('T6: after a sleep, the first input goes on counting, waking alone does not', () => {
    const sim = backAfter20Minutes()
    sim.send({ kind: 'suspended' })
    sim.pass(HOUR_MS).send({ kind: 'resumed' })
    sim.tick(MINUTE_MS, sim.now.monoMs - HOUR_MS)
    expect(sessionMs(sim.state)).toBe(worked)
    sim.tick(10 * MINUTE_MS).send({ kind: 'stopped' })
    expect(sim.of('sessionStopped')[0]).toMatchObject({
      trackedMs: worked + 10 * MINUTE_MS - 1_000,
      awayMs: HOUR_MS + MINUTE_MS + 1_000,
    })
  })
})

describe('T3, T11: a clock that was ahead', () => {
  test('a new session stands at the wall once the wall is right again', () => {
    const sim = new Simulation()
    sim.stepWall(24 * HOUR_MS).start()
    sim.tick(MINUTE_MS).send({ kind: 'stopped' })
    sim.stepWall(-24 * HOUR_MS)
    const startMs = sim.now.wallMs
    sim.start()
    sim.tick(15 * MINUTE_MS).send({ kind: 'stopped' })
    sim.answerCaptures()
    expect(sim.of('sessionStarted')[1]?.atMs).toBe(startMs)
    expect(sim.segments[1]?.startMs).toBe(startMs)
    expect(sim.segments.at(-1)?.endMs).toBe(sim.now.wallMs)
  })

  test('also while the last picture of the session before is awaited', () => {
    const sim = new Simulation()
    sim.answersCaptures = false
    sim.captureFraction = 0
    sim.stepWall(24 * HOUR_MS).start()
    sim.tick(MINUTE_MS).send({ kind: 'stopped' })
    sim.stepWall(-24 * HOUR_MS)
    const startMs = sim.now.wallMs
    sim.start()
    sim.answerCaptures().tick(MINUTE_MS).send({ kind: 'suspended' })
    sim.pass(MINUTE_MS).send({ kind: 'resumed' })
    sim.tick(MINUTE_MS).send({ kind: 'stopped' })
    sim.answerCaptures()
    expect(sim.segments.slice(1).map((each) => each.startMs)).toEqual([
      startMs,
      startMs + 2 * MINUTE_MS,
    ])
  })

  test('a step back of up to two minutes still goes behind the last segment', () => {
    const sim = new Simulation()
    sim.start()
    sim.tick(5 * MINUTE_MS).send({ kind: 'stopped' })
    sim.stepWall(-2 * MINUTE_MS).start()
    expect(sim.of('sessionStarted')[1]?.atMs).toBe(START_MS + 5 * MINUTE_MS)
  })
})
