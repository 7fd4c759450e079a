import { v7 } from 'uuid'
import { beforeEach, describe, expect, it } from 'vitest'
import { readChanges } from '../../../server/commands/read-changes.ts'
import { hearSession, readRunning } from '../../../server/timesheets/heard.ts'
import { aSegment, HOUR_MS, MINUTE_MS, NOON_MS, withWorld } from './world.ts'

const world = withWorld()
const [laptop, desk, tablet] = [v7(), v7(), v7()]

const start = (deviceId: string, atMs: number, change = {}) => ({
  sessionId: v7(),
  projectId: 1,
  deviceId,
  startedAtMs: atMs,
  ...change,
})
/** Each test works in an hour of its own. */
let hour = NOON_MS
beforeEach(async () => {
  hour += HOUR_MS
  const { services, clock, freelancer, did } = world()
  clock.set(hour)
  const running = await readRunning(services, freelancer)
  if (running) {
    await did(freelancer, 'stopSession', { sessionId: running.sessionId, stoppedAtMs: hour })
  }
})

describe('T13: a session that runs on another device', () => {
  it('T13: is shown with how long it has not been heard of, by the marketplace’s clock', async () => {
    const { services, clock, freelancer, employer, strangers, did } = world()
    const first = start(laptop, hour)
    await did(freelancer, 'startSession', first)
    clock.set(hour + 20_000)
    expect(await hearSession(services, freelancer, first.sessionId)).toEqual({ state: 'running' })
    clock.set(hour + 95_000)
    const heardAgoS = async () => {
      const running = await readRunning(services, freelancer)
      expect(running?.sessionId).toBe(first.sessionId)
      return Math.floor((running?.heardAgoMs ?? 0) / 1000)
    }
    expect(await heardAgoS()).toBe(75)
    // A stranger keeps nothing alive and learns nothing.
    for (const caller of [employer, ...strangers]) {
      expect(await readRunning(services, caller)).toBeNull()
      expect(await hearSession(services, caller, first.sessionId)).toEqual({ state: 'unknown' })
    }
    expect(await heardAgoS()).toBe(75)
  })

  it('T13: is stopped there at once by whoever names it, at the instant of the take-over', async () => {
    const { services, clock, freelancer, did, code } = world()
    const first = start(laptop, hour)
    await did(freelancer, 'startSession', first)
    clock.set(hour + 5 * MINUTE_MS)
    expect(await code(freelancer, 'startSession', start(desk, hour + 5 * MINUTE_MS))).toBe(
      'session_elsewhere',
    )
    const second = start(desk, hour + 5 * MINUTE_MS, { insteadOf: first.sessionId })
    expect(await code(freelancer, 'startSession', second)).toBe('applied')
    expect(await readRunning(services, freelancer)).toMatchObject({ sessionId: second.sessionId })
    expect(await hearSession(services, freelancer, first.sessionId)).toEqual({
      state: 'takenOver',
      deviceName: '',
    })
    // The feed says so to both devices.
    const { changes } = await readChanges(services, freelancer.accountId, 0, 1000)
    const running = changes.find(({ entity }) => entity === 'runningSession')
    expect(running?.value).toMatchObject({ sessionId: second.sessionId })
  })

  it('T13: two devices that take over at the same instant: one does, the other is refused', async () => {
    const { freelancer, did, code } = world()
    const first = start(laptop, hour)
    await did(freelancer, 'startSession', first)
    const insteadOf = first.sessionId
    const outcomes = await Promise.all(
      [desk, tablet].map((device) =>
        code(freelancer, 'startSession', start(device, hour, { insteadOf })),
      ),
    )
    expect(outcomes.toSorted()).toEqual(['applied', 'session_elsewhere'])
  })

  it('T13: what the other still has up to the take-over is posted, what lies after is kept apart', async () => {
    const { clock, freelancer, did, send } = world()
    const first = start(laptop, hour - 10 * MINUTE_MS)
    await did(freelancer, 'startSession', first)
    const second = start(desk, hour, { insteadOf: first.sessionId })
    await did(freelancer, 'startSession', second)
    clock.set(hour + 10 * MINUTE_MS)
    const { sessionId } = first
    const before = aSegment(1, hour - 10 * MINUTE_MS, 10 * MINUTE_MS, { sessionId })
    const after = aSegment(1, hour, 3 * MINUTE_MS, { sessionId })
    expect(await send(freelancer, 'postSegment', { segment: after })).toMatchObject({
      error: {
        code: 'segment_overlaps',
        overlaps: [
          {
            startMs: hour,
            endMs: hour + 3 * MINUTE_MS,
            segmentId: null,
            sessionId: second.sessionId,
            projectId: 1,
            invoiced: false,
          },
        ],
      },
    })
    expect(await send(freelancer, 'postSegment', { segment: before })).toMatchObject({
      status: 'applied',
    })
  })

  it('T13: a lying clock takes no time that is posted, and starts no session in the future', async () => {
    const { services, freelancer, did, code } = world()
    const first = start(laptop, hour - 30 * MINUTE_MS)
    await did(freelancer, 'startSession', first)
    const { sessionId } = first
    const posted = aSegment(1, hour - 30 * MINUTE_MS, 10 * MINUTE_MS, { sessionId })
    await did(freelancer, 'postSegment', { segment: posted })
    const insteadOf = first.sessionId
    const lying = start(desk, hour - 5 * HOUR_MS, { insteadOf })
    await did(freelancer, 'startSession', lying)
    const over = aSegment(1, hour - 25 * MINUTE_MS, MINUTE_MS, { sessionId: lying.sessionId })
    expect(await code(freelancer, 'postSegment', { segment: over })).toBe('segment_overlaps')
    const again = start(laptop, hour + 24 * HOUR_MS, { insteadOf: lying.sessionId })
    await did(freelancer, 'startSession', again)
    const running = await readRunning(services, freelancer)
    expect(running?.startedAtMs).toBeLessThan(hour + MINUTE_MS)
  })

  it('T13: nobody takes over a session of somebody else', async () => {
    const { freelancer, strangers, did, code } = world()
    const first = start(laptop, hour)
    await did(freelancer, 'startSession', first)
    const stranger = strangers.find(({ role }) => role === 'freelancer') ?? freelancer
    const taking = start(desk, hour, { insteadOf: first.sessionId })
    expect(await code(stranger, 'startSession', taking)).toBe('not_found')
    expect(await code(freelancer, 'startSession', start(desk, hour))).toBe('session_elsewhere')
  })
})

describe('T11: a session that was let in has its time to itself', () => {
  it('T11: one that was refused posts nothing of it, and before it what is free', async () => {
    const { clock, freelancer, did, code, send } = world()
    const first = start(laptop, hour)
    await did(freelancer, 'startSession', first)
    const refused = start(desk, hour + 6_000)
    expect(await code(freelancer, 'startSession', refused)).toBe('session_elsewhere')
    clock.set(hour + 10_000)
    const { sessionId } = refused
    const scrap = aSegment(1, hour + 6_000, 44, { sessionId, minutes: 1, activeMinutes: 0 })
    expect(await send(freelancer, 'postSegment', { segment: scrap })).toMatchObject({
      error: { code: 'segment_overlaps', overlaps: [{ sessionId: first.sessionId }] },
    })
    const whole = aSegment(1, hour, 9_444, {
      sessionId: first.sessionId,
      minutes: 1,
      activeMinutes: 1,
    })
    expect(await code(freelancer, 'postSegment', { segment: whole })).toBe('applied')
    const earlier = aSegment(1, hour - 20 * MINUTE_MS, MINUTE_MS, { sessionId })
    expect(await code(freelancer, 'postSegment', { segment: earlier })).toBe('applied')
  })

  it('T11: also while the one that was taken over has not come back, and no longer than that', async () => {
    const { clock, freelancer, did, code } = world()
    const first = start(laptop, hour - 10 * MINUTE_MS)
    await did(freelancer, 'startSession', first)
    const refused = start(desk, hour - 9 * MINUTE_MS)
    expect(await code(freelancer, 'startSession', refused)).toBe('session_elsewhere')
    const second = start(desk, hour, { insteadOf: first.sessionId })
    await did(freelancer, 'startSession', second)
    await did(freelancer, 'stopSession', { sessionId: second.sessionId, stoppedAtMs: hour + 1 })
    const { sessionId } = refused
    const scrap = aSegment(1, hour - 9 * MINUTE_MS, MINUTE_MS, { sessionId })
    expect(await code(freelancer, 'postSegment', { segment: scrap })).toBe('segment_overlaps')
    clock.set(hour + 10 * MINUTE_MS)
    await did(freelancer, 'stopSession', { sessionId: first.sessionId, stoppedAtMs: hour })
    expect(await code(freelancer, 'postSegment', { segment: scrap })).toBe('applied')
  })
})
