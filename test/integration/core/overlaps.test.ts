import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { v7 } from 'uuid'
import { beforeEach, describe, expect, it } from 'vitest'
import { createDecodingQueue } from '../../../server/captures/decoding-queue.ts'
import { readChanges } from '../../../server/commands/read-changes.ts'
import { storePicture } from '../../../server/timesheets/pictures.ts'
import type { SegmentDto } from '../../../shared/contract/segments.ts'
import { aSegment, HOUR_MS, MINUTE_MS, NOON_MS, withWorld } from './world.ts'

const world = withWorld()

/** Each test works in ten minutes of its own, all of them past. */
let cell = NOON_MS - 100 * HOUR_MS
beforeEach(() => {
  cell += 10 * MINUTE_MS
})

const part = (projectId: number, fromMs: number, toMs: number, change: Partial<SegmentDto> = {}) =>
  aSegment(projectId, cell + fromMs, toMs - fromMs, { minutes: 1, activeMinutes: 0, ...change })

/** What is on record of the ten minutes: project, from, to and billable. */
const recorded = async () => {
  const rows = await world().test.query<{
    project_id: number
    start_ms: string
    end_ms: string
    billable_ms: string
  }>('SELECT * FROM segment WHERE start_ms >= $1 AND start_ms < $2 ORDER BY start_ms', [
    cell,
    cell + 10 * MINUTE_MS,
  ])
  return rows.map((row) => [
    row.project_id,
    Number(row.start_ms) - cell,
    Number(row.end_ms) - cell,
    Number(row.billable_ms),
  ])
}

describe('T11: the freelancer says which of two stretches counts', () => {
  it('T11: the posted one is shortened by what is shared, to the millisecond, and stays on record', async () => {
    const { did, freelancer, addProject, test } = world()
    const other = await addProject()
    const posted = part(other, 0, 8_300)
    const mine = part(1, 3_000, 4_000)
    await did(freelancer, 'postSegment', { segment: posted })
    const over = { segment: mine, shortens: [posted.id] }
    await did(freelancer, 'postSegmentOver', over)
    expect(await recorded()).toEqual([
      [other, 0, 3_000, 3_000],
      [1, 3_000, 4_000, 1_000],
      [other, 4_000, 8_300, 4_300],
    ])
    const history = await test.query<{ was: { end_ms: number } }>(
      'SELECT was FROM segment_history WHERE segment_id = $1',
      [posted.id],
    )
    expect(history.map(({ was }) => was.end_ms - cell)).toEqual([8_300])
  })

  it('Y1: sent again it changes nothing more, and what was shortened is not posted again', async () => {
    const { send, freelancer } = world()
    const posted = part(1, 0, 5_000)
    const mine = part(1, 0, 9_000)
    const first = v7()
    await send(freelancer, 'postSegment', { segment: posted }, posted.id)
    const over = { segment: mine, shortens: [posted.id] }
    expect(await send(freelancer, 'postSegmentOver', over, first)).toMatchObject({
      replayed: false,
    })
    expect(await send(freelancer, 'postSegmentOver', over, first)).toMatchObject({ replayed: true })
    expect(await send(freelancer, 'postSegment', { segment: posted }, posted.id)).toMatchObject({
      replayed: true,
    })
    expect(await recorded()).toEqual([[1, 0, 9_000, 9_000]])
  })

  it('T11: nothing is shortened that was not named, and the answer names it', async () => {
    const { did, send, freelancer } = world()
    const [one, two] = [part(1, 0, 2_000), part(1, 5_000, 6_000)]
    for (const segment of [one, two]) await did(freelancer, 'postSegment', { segment })
    const over = { segment: part(1, 1_000, 8_000), shortens: [one.id] }
    const answer = await send(freelancer, 'postSegmentOver', over)
    expect(answer).toMatchObject({
      error: { code: 'segment_overlaps', overlaps: [{ segmentId: one.id }, { segmentId: two.id }] },
    })
    expect((await recorded()).map(([, from, to]) => [from, to])).toEqual([
      [0, 2_000],
      [5_000, 6_000],
    ])
  })

  it('I6: what is on an invoice can no longer be taken away', async () => {
    const { did, code, freelancer, addProject, test } = world()
    const other = await addProject()
    const posted = part(other, 0, 5_000)
    await did(freelancer, 'postSegment', { segment: posted })
    await test.query(
      `WITH i AS (INSERT INTO invoice (id, project_id, kind, week_start_ms, week_end_ms, zone, currency,
          total, state, issued_at_ms, due_at_ms, next_attempt_at_ms)
        VALUES (gen_random_uuid(), $1, 'weekly', $2, $3, 'America/New_York', 'USD', 1, 'issued', $3, $3, $3)
        RETURNING id), l AS (INSERT INTO invoice_line (invoice_id, line, week_start_ms, week_end_ms,
          adjustment, billable_ms, rate_per_hour, amount)
        SELECT id, 0, $2, $3, false, 5000, 4000, 1 FROM i RETURNING invoice_id)
      INSERT INTO invoiced_segment (segment_id, invoice_id, line) SELECT $4, invoice_id, 0 FROM l`,
      [other, cell, cell + 1, posted.id],
    )
    const mine = part(1, 1_000, 4_000)
    const over = { segment: mine, shortens: [posted.id] }
    expect(await code(freelancer, 'postSegmentOver', over)).toBe('segment_invoiced')
    expect(await recorded()).toEqual([[other, 0, 5_000, 5_000]])
    // The database itself refuses too.
    const shorten = test.query('SELECT shorten_segment($1, $1, 1, $2)', [posted.id, '[]'])
    await expect(shorten).rejects.toThrow('on an invoice')
  })

  it('T8: a shortened segment gives its billable time back to the week, before the new one is counted', async () => {
    const { did, freelancer, addProject } = world()
    const limited = await addProject({ weekly_limit_ms: 4_000 })
    const posted = part(limited, 0, 6_000)
    await did(freelancer, 'postSegment', { segment: posted })
    expect(await recorded()).toEqual([[limited, 0, 6_000, 4_000]])
    const mine = part(limited, 0, 5_000)
    await did(freelancer, 'postSegmentOver', { segment: mine, shortens: [posted.id] })
    expect(await recorded()).toEqual([
      [limited, 0, 5_000, 3_000],
      [limited, 5_000, 6_000, 1_000],
    ])
  })

  it('S1: a picture goes with the time that it shows, and both parties hear of all of it', async () => {
    const { did, services, freelancer, employer, test } = world()
    const webp = await sharp({
      create: { width: 64, height: 36, channels: 3, background: '#0b6e6e' },
    })
      .webp()
      .toBuffer()
    const sha256 = createHash('sha256').update(webp).digest('hex')
    const display = { width: 64, height: 36, bytes: webp.length, sha256 }
    const captureAt = (ms: number) => ({
      id: v7(),
      takenAtMs: cell + ms,
      outcome: 'taken' as const,
      reason: null,
      displays: [display],
    })
    const decoding = createDecodingQueue()
    const pictures = async (id: string) =>
      (await test.query('SELECT FROM capture_picture WHERE capture_id = $1', [id])).length
    for (const [takenMs, stays] of [
      [7_000, 1],
      [3_500, 0],
    ] as const) {
      cell += 10 * MINUTE_MS
      const capture = captureAt(takenMs)
      const posted = part(1, 0, 8_000, { capture })
      await did(freelancer, 'postSegment', { segment: posted })
      await storePicture(services, decoding, freelancer.accountId, capture.id, 0, webp)
      expect(await pictures(capture.id)).toBe(1)
      const since = (await readChanges(services, employer.accountId, 0, 1000)).cursor
      const mine = part(1, 3_000, 4_000)
      await did(freelancer, 'postSegmentOver', { segment: mine, shortens: [posted.id] })
      expect(await pictures(capture.id)).toBe(stays)
      const { changes } = await readChanges(services, employer.accountId, since, 1000)
      const rows = changes.filter(({ entity }) => entity === 'segment').map(({ value }) => value)
      const lengths = (rows as SegmentDto[]).map(({ startMs, endMs }) => endMs - startMs)
      expect(lengths.toSorted((a, b) => a - b)).toEqual([1_000, 3_000, 4_000])
    }
  })

  it('T11: all of a posted segment gone is gone for both, and a stranger can name nothing of it', async () => {
    const { did, code, services, freelancer, strangers, employer } = world()
    const posted = part(1, 1_000, 2_000)
    await did(freelancer, 'postSegment', { segment: posted })
    const mine = part(1, 0, 3_000)
    for (const stranger of [...strangers, employer]) {
      const over = { segment: mine, shortens: [posted.id] }
      expect(await code(stranger, 'postSegmentOver', over)).toBe('not_found')
    }
    const since = (await readChanges(services, employer.accountId, 0, 1000)).cursor
    await did(freelancer, 'postSegmentOver', { segment: mine, shortens: [posted.id] })
    const { changes } = await readChanges(services, employer.accountId, since, 1000)
    expect(changes.find(({ id }) => id === posted.id)?.value).toBeNull()
    expect((await recorded()).map(([, from, to]) => [from, to])).toEqual([[0, 3_000]])
  })

  it('T11: the database makes no segment longer, another’s, or worth more', async () => {
    const { did, freelancer, test } = world()
    const posted = part(1, 1_000, 5_000)
    await did(freelancer, 'postSegment', { segment: posted })
    const [row] = await test.query<Record<string, unknown>>('SELECT * FROM segment WHERE id = $1', [
      posted.id,
    ])
    const shorter = { ...row, start_ms: cell + 1_000, end_ms: cell + 2_000, billable_ms: 1_000 }
    const shorten = (part: object) =>
      test.query('SELECT shorten_segment($1, $2, 1, $3)', [posted.id, v7(), JSON.stringify([part])])
    for (const change of [
      { start_ms: cell },
      { end_ms: cell + 5_000 },
      { project_id: 2 },
      { freelancer_id: 1 },
      { memo: 'other' },
      { billable_ms: 4_001 },
    ]) {
      await expect(shorten({ ...shorter, ...change })).rejects.toThrow('only become shorter')
    }
    await shorten(shorter)
    expect(await recorded()).toEqual([[1, 1_000, 2_000, 1_000]])
  })
})
