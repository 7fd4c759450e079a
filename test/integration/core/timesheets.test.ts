import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { createDecodingQueue } from '../../../server/captures/decoding-queue.ts'
import { readChanges } from '../../../server/commands/read-changes.ts'
import { readDiary, readProject } from '../../../server/projects/queries.ts'
import { readPicture, storePicture } from '../../../server/timesheets/pictures.ts'
import type { RunningSession } from '../../../shared/contract/entities.ts'
import type { SegmentDto } from '../../../shared/contract/segments.ts'
import { aSegment, HOUR_MS, MINUTE_MS, NOON_MS, withWorld } from './world.ts'

const world = withWorld()

describe('T: posted segments', () => {
  it.each<[string, number, number, string]>([
    ['over an edge', NOON_MS - 5 * HOUR_MS + 1, 10 * MINUTE_MS, 'segment_over_edge'],
    ['of long before its project', NOON_MS - 720 * HOUR_MS, MINUTE_MS, 'segment_before_project'],
    ['in the future', NOON_MS + HOUR_MS, 10 * MINUTE_MS, 'segment_in_future'],
    ['of an hour', NOON_MS - 5 * HOUR_MS, HOUR_MS, 'segment_too_long'],
    ['without length', NOON_MS - 5 * HOUR_MS, 0, 'segment_empty'],
    ['that runs backwards', NOON_MS - 5 * HOUR_MS, -MINUTE_MS, 'segment_empty'],
  ])('T2: refuses a segment %s', async (_, startMs, lengthMs, expected) => {
    const { code, freelancer } = world()
    const segment = aSegment(1, startMs, lengthMs, { minutes: 10, activeMinutes: 0 })
    expect(await code(freelancer, 'postSegment', { segment })).toBe(expected)
  })

  it('T2, T8: refuses a segment over the billing week’s edge, and counts each side in its own week', async () => {
    const { did, code, freelancer, services, addProject } = world()
    const terms = { employer_zone: 'Asia/Kathmandu', weekly_limit_ms: 5 * MINUTE_MS }
    const projectId = await addProject(terms)
    // Monday 00:00 in Kathmandu, in the middle of ten minutes of the clock.
    const edgeMs = Date.parse('2026-07-12T18:15:00Z')
    const over = aSegment(projectId, edgeMs - 5 * MINUTE_MS)
    expect(await code(freelancer, 'postSegment', { segment: over })).toBe('segment_over_edge')
    for (const startMs of [edgeMs - 5 * MINUTE_MS, edgeMs]) {
      const segment = aSegment(projectId, startMs, 5 * MINUTE_MS)
      await did(freelancer, 'postSegment', { segment })
    }
    const query = { day: '2026-07-12', zone: 'UTC' }
    const diary = await readDiary(services, freelancer, projectId, query)
    expect(diary).toMatchObject({ value: { billableMs: 10 * MINUTE_MS } })
  })

  it('T2: a segment across a reader’s midnight counts on both days, each with its own part', async () => {
    const { did, freelancer, services, addProject } = world()
    const projectId = await addProject({ employer_zone: 'UTC', weekly_limit_ms: 7 * MINUTE_MS })
    // Midnight in Kathmandu is 18:15 UTC.
    const startMs = Date.parse('2026-07-14T18:10:00Z')
    await did(freelancer, 'postSegment', { segment: aSegment(projectId, startMs, 10 * MINUTE_MS) })
    const dayOf = (day: string) =>
      readDiary(services, freelancer, projectId, { day, zone: 'Asia/Kathmandu' })
    const [before, after] = [await dayOf('2026-07-14'), await dayOf('2026-07-15')]
    const five = 5 * MINUTE_MS
    expect(before).toMatchObject({ value: { totalMs: five, billableMs: five } })
    expect(after).toMatchObject({ value: { totalMs: five, billableMs: 2 * MINUTE_MS } })
  })

  it.each<[string, Partial<SegmentDto>, string]>([
    ['T10: that was not tracked', { manual: true }, 'manual_time_refused'],
    ['T4: of more minutes than it touches', { minutes: 11 }, 'malformed_request'],
    ['T4: of more active minutes than minutes', { activeMinutes: 11 }, 'malformed_request'],
  ])('refuses a segment %s', async (_, change, expected) => {
    const { code, freelancer } = world()
    const segment = aSegment(1, NOON_MS - 5 * HOUR_MS, 10 * MINUTE_MS, change)
    expect(await code(freelancer, 'postSegment', { segment })).toBe(expected)
  })

  it('T11: refuses an overlap, across projects too; touching ends are none', async () => {
    const { code, did, freelancer, addProject } = world()
    const other = await addProject()
    const startMs = NOON_MS - 4 * HOUR_MS
    await did(freelancer, 'postSegment', { segment: aSegment(1, startMs, 5 * MINUTE_MS) })
    const overlapping = aSegment(other, startMs + 5 * MINUTE_MS - 1, MINUTE_MS)
    expect(await code(freelancer, 'postSegment', { segment: overlapping })).toBe('segment_overlaps')
    const touching = aSegment(other, startMs + 5 * MINUTE_MS, 5 * MINUTE_MS)
    expect(await code(freelancer, 'postSegment', { segment: touching })).toBe('applied')
  })

  it('T9: takes hours of accepted hourly projects only, and late ones of a completed one', async () => {
    const { code, freelancer, addProject } = world()
    const post = (projectId: number, startMs: number) =>
      code(freelancer, 'postSegment', { segment: aSegment(projectId, startMs) })
    expect(await post(2, NOON_MS - 6 * HOUR_MS)).toBe('project_not_accepted')
    expect(await post(3, NOON_MS - 6 * HOUR_MS)).toBe('project_not_hourly')
    const done = await addProject({ completed_at_ms: NOON_MS - 6 * HOUR_MS })
    expect(await post(done, NOON_MS - 6 * HOUR_MS)).toBe('project_not_in_current_work')
    expect(await post(done, NOON_MS - 7 * HOUR_MS)).toBe('applied')
  })

  it('T8: past the weekly limit time is kept as non-billable, and a new week begins at zero', async () => {
    const { did, freelancer, addProject, services } = world()
    const projectId = await addProject({ weekly_limit_ms: 25 * MINUTE_MS })
    // Monday 00:00 in New York is 04:00 UTC in summer.
    const mondayMs = Date.parse('2026-07-13T04:00:00Z')
    for (const startMs of [-40, -30, -20, -10, 0].map(
      (minutes) => mondayMs + minutes * MINUTE_MS,
    )) {
      await did(freelancer, 'postSegment', { segment: aSegment(projectId, startMs) })
    }
    const day = await readDiary(services, freelancer, projectId, {
      day: '2026-07-12',
      zone: 'America/New_York',
    })
    if (!day.ok) throw new Error(day.error)
    expect(day.value.segments.map(({ billableMs }) => billableMs / MINUTE_MS)).toEqual([
      10, 10, 5, 0,
    ])
    expect(day.value).toMatchObject({ totalMs: 40 * MINUTE_MS, billableMs: 25 * MINUTE_MS })
    const next = await readDiary(services, freelancer, projectId, {
      day: '2026-07-13',
      zone: 'America/New_York',
    })
    expect(next).toMatchObject({ value: { billableMs: 10 * MINUTE_MS } })
  })

  it('P8: posted hours are counted for their own project', async () => {
    const { did, freelancer, addProject, services } = world()
    const projectId = await addProject()
    const facts = async () => (await readProject(services, freelancer, projectId))?.project
    expect(await facts()).toMatchObject({ postedMs: 0 })
    await did(freelancer, 'postSegment', { segment: aSegment(projectId, NOON_MS - 12 * HOUR_MS) })
    expect(await facts()).toMatchObject({ postedMs: 10 * MINUTE_MS })
  })

  it('answers a diary of an unknown zone and of a stranger with a clear refusal', async () => {
    const { services, freelancer, strangers } = world()
    const query = { day: '2026-07-15', zone: 'Mars/Olympus' }
    expect(await readDiary(services, freelancer, 1, query)).toEqual({
      ok: false,
      error: 'malformed_request',
    })
    for (const stranger of strangers) {
      expect(await readDiary(services, stranger, 1, { ...query, zone: 'UTC' })).toEqual({
        ok: false,
        error: 'not_found',
      })
    }
  })
})

describe('T1: one running session', () => {
  const start = (deviceId: string, change = {}) => ({
    sessionId: v7(),
    projectId: 1,
    deviceId,
    startedAtMs: NOON_MS,
    ...change,
  })
  const running = async () => {
    const { services, freelancer } = world()
    const { changes } = await readChanges(services, freelancer.accountId, 0, 1000)
    return changes.find(({ entity }) => entity === 'runningSession')?.value
  }

  it('T1: another device is refused until the first stops or falls silent for half an hour', async () => {
    const { did, code, freelancer, clock } = world()
    clock.set(NOON_MS)
    const [laptop, desk] = [v7(), v7()]
    await did(freelancer, 'registerDevice', { deviceId: laptop, name: 'Laptop', platform: 'linux' })
    const first = start(laptop)
    await did(freelancer, 'startSession', first)
    expect(await running()).toMatchObject({ sessionId: first.sessionId, deviceName: 'Laptop' })
    expect(await code(freelancer, 'startSession', start(desk))).toBe('session_elsewhere')
    // The same session again, and a new one of the same device, are no others.
    expect(await code(freelancer, 'startSession', first)).toBe('applied')

    clock.set(NOON_MS + 29 * MINUTE_MS)
    const { sessionId } = first
    const segment = aSegment(1, NOON_MS, 10 * MINUTE_MS, { sessionId })
    await did(freelancer, 'postSegment', { segment })
    clock.set(NOON_MS + 58 * MINUTE_MS)
    expect(await code(freelancer, 'startSession', start(desk))).toBe('session_elsewhere')
    clock.set(NOON_MS + 60 * MINUTE_MS)
    const second = start(desk)
    expect(await code(freelancer, 'startSession', second)).toBe('applied')
    await did(freelancer, 'stopSession', { sessionId: second.sessionId, stoppedAtMs: NOON_MS })
    expect(await running()).toBeNull()
    clock.set(NOON_MS)
  })

  it('T1: a segment lies in its own session; one that is not known yet is believed', async () => {
    const { did, code, freelancer, strangers, addProject, clock, database } = world()
    clock.set(NOON_MS)
    const session = start(v7(), { startedAtMs: NOON_MS - 2 * HOUR_MS - 5 * MINUTE_MS })
    await did(freelancer, 'startSession', session)
    const post = (projectId: number, atMs: number, sessionId = session.sessionId) =>
      code(freelancer, 'postSegment', {
        segment: aSegment(projectId, atMs, MINUTE_MS, { sessionId }),
      })
    const { startedAtMs } = session
    expect(await post(1, startedAtMs - MINUTE_MS)).toBe('segment_before_session')
    expect(await post(await addProject(), startedAtMs)).toBe('segment_of_other_project')
    expect(await post(1, startedAtMs)).toBe('applied')
    expect(await post(1, startedAtMs - MINUTE_MS, v7())).toBe('applied')

    const theirs = v7()
    await database.db
      .insertInto('tracking_session')
      .values({
        id: theirs,
        freelancer_id: strangers[1]?.accountId ?? 0,
        project_id: 5,
        device_id: v7(),
        started_at_ms: startedAtMs,
        last_seen_ms: startedAtMs,
      })
      .execute()
    expect(await post(1, startedAtMs + MINUTE_MS, theirs)).toBe('not_found')
    await did(freelancer, 'stopSession', { sessionId: session.sessionId, stoppedAtMs: NOON_MS })
  })

  it('T1: a computer whose clock is ahead may start; the session begins no later than now', async () => {
    const { did, freelancer, clock } = world()
    clock.set(NOON_MS)
    const ahead = start(v7(), { startedAtMs: NOON_MS + 24 * HOUR_MS })
    await did(freelancer, 'startSession', ahead)
    const { startedAtMs } = (await running()) as RunningSession
    expect(startedAtMs).toBeLessThan(NOON_MS + MINUTE_MS)
    await did(freelancer, 'stopSession', { sessionId: ahead.sessionId, stoppedAtMs: NOON_MS })
  })

  it('T9: says why a project cannot be tracked', async () => {
    const { code, freelancer, addProject } = world()
    const off = await addProject({ billing_off_at_ms: NOON_MS })
    const at = (projectId: number) => code(freelancer, 'startSession', start(v7(), { projectId }))
    expect(await at(off)).toBe('billing_off')
    expect(await at(2)).toBe('project_not_accepted')
    expect(await at(3)).toBe('project_not_hourly')
    expect(await at(4)).toBe('project_not_in_current_work')
  })

  it('T12: the end of a session that was never let in is no error', async () => {
    const { code, freelancer } = world()
    const stop = { sessionId: v7(), stoppedAtMs: NOON_MS }
    expect(await code(freelancer, 'stopSession', stop)).toBe('applied')
  })
})

describe('S: pictures', () => {
  const decoding = createDecodingQueue()
  const pictureOf = (background: string) =>
    sharp({ create: { width: 1280, height: 720, channels: 3, background } })
      .webp()
      .toBuffer()
  const withCapture = (startMs: number, shot: Buffer): SegmentDto => {
    const sha256 = createHash('sha256').update(shot).digest('hex')
    return aSegment(1, startMs, MINUTE_MS, {
      activeMinutes: 1,
      capture: {
        id: v7(),
        takenAtMs: startMs,
        outcome: 'taken',
        reason: null,
        displays: [{ width: 1280, height: 720, bytes: shot.length, sha256 }],
      },
    })
  }

  it('S7: keeps the very picture that the segment names, once, for both parties', async () => {
    const { did, services, freelancer, employer, strangers } = world()
    const webp = await pictureOf('#0b6e6e')
    const segment = withCapture(NOON_MS - 2 * HOUR_MS, webp)
    const captureId = segment.capture?.id ?? ''
    const store = (shot: Buffer, display = 0, accountId = freelancer.accountId) =>
      storePicture(services, decoding, accountId, captureId, display, shot)
    expect(await store(webp)).toEqual({ ok: false, error: { code: 'not_found' } })
    await did(freelancer, 'postSegment', { segment })
    expect(await store(Buffer.from('another'))).toEqual({
      ok: false,
      error: { code: 'picture_mismatch' },
    })
    expect(await store(webp, 1)).toEqual({ ok: false, error: { code: 'not_found' } })
    expect(await store(webp, 0, employer.accountId)).toEqual({
      ok: false,
      error: { code: 'not_found' },
    })
    const since = (await readChanges(services, employer.accountId, 0, 1000)).cursor
    const all = await Promise.all(Array.from({ length: 5 }, () => store(webp)))
    expect(all.every(({ ok }) => ok)).toBe(true)
    const { changes } = await readChanges(services, employer.accountId, since, 1000)
    expect(changes).toMatchObject([{ entity: 'segment', value: { picturesUploaded: 1 } }])
    for (const caller of [freelancer, employer]) {
      expect(await readPicture(services, caller, captureId, 0)).toEqual(webp)
    }
    for (const caller of strangers) {
      expect(await readPicture(services, caller, captureId, 0)).toBeNull()
    }
  })

  it('S3: only a capture that was taken has displays', async () => {
    const { code, freelancer } = world()
    const segment = withCapture(NOON_MS - 3 * HOUR_MS, Buffer.from('whatever it was'))
    if (segment.capture) segment.capture.outcome = 'blank'
    expect(await code(freelancer, 'postSegment', { segment })).toBe('malformed_request')
  })
})
