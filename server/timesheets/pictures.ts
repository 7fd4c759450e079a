import { createHash } from 'node:crypto'
import type { CaptureRecordDto } from '../../shared/contract/segments.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { checkPicture } from '../captures/check-picture.ts'
import type { DecodingQueue } from '../captures/decoding-queue.ts'
import type { Db } from '../db/db.ts'
import { transact } from '../db/transact.ts'
import { createFeedWriter } from '../feed/feed-writer.ts'
import type { Caller, Services } from '../services.ts'
import { countBytes, waitForRoom } from './picture-quota.ts'

/** How long a picture waits that came while too many were being decoded. */
const BUSY_WAIT_S = 2

type Refusal = {
  code: 'not_found' | 'picture_mismatch' | 'picture_not_webp' | 'too_many_requests'
  /** Seconds after which it may come again, where it only came too early. */
  waitS?: number
}
const refuse = (code: Refusal['code']) => err<Refusal>({ code })

/** One display's picture, as its segment names it, and who reads of its arrival. */
type Named = {
  segmentId: string
  employerId: number
  display: CaptureRecordDto['displays'][number]
  stored: boolean
}

async function findNamed(
  db: Db,
  accountId: number,
  captureId: string,
  display: number,
): Promise<Named | null> {
  const row = await db
    .selectFrom('segment as s')
    .innerJoin('project as p', 'p.id', 's.project_id')
    .leftJoin('capture_picture as c', (join) =>
      join.onRef('c.capture_id', '=', 's.capture_id').on('c.display', '=', display),
    )
    .select(['s.id', 's.capture', 'p.employer_id', 'c.sha256'])
    .where('s.capture_id', '=', captureId)
    .where('s.freelancer_id', '=', accountId)
    .executeTakeFirst()
  const named = row?.capture?.displays[display]
  if (!row || !named) return null
  return {
    segmentId: row.id,
    employerId: row.employer_id,
    display: named,
    stored: row.sha256 !== null,
  }
}

/**
 * Keeps the picture of one display of a posted segment's capture. It must be the very one that the
 * segment names (S7); sending it again is harmless. Owner, length and hash are checked before anything
 * is decoded: decoding is expensive, and anybody may send a picture.
 */
export async function storePicture(
  { db, clock }: Services,
  decoding: DecodingQueue,
  accountId: number,
  captureId: string,
  display: number,
  webp: Buffer,
): Promise<Result<null, Refusal>> {
  const named = await findNamed(db, accountId, captureId, display)
  if (!named) return refuse('not_found')
  const sha256 = createHash('sha256').update(webp).digest('hex')
  if (named.display.bytes !== webp.length || named.display.sha256 !== sha256) {
    return refuse('picture_mismatch')
  }
  if (named.stored) return ok(null)
  const nowMs = clock.nowMs()
  const waitS = await waitForRoom(db, accountId, webp.length, nowMs)
  if (waitS !== null) return err<Refusal>({ code: 'too_many_requests', waitS })
  const checked = await decoding.run(accountId, () => checkPicture(webp, named.display))
  if (!checked.ok) return err<Refusal>({ code: checked.error, waitS: BUSY_WAIT_S })
  if (!checked.value.ok) return refuse(checked.value.error)
  return transact(db, {}, async (trx) => {
    const stored = await trx
      .insertInto('capture_picture')
      .values({
        capture_id: captureId,
        display,
        sha256,
        bytes: webp.length,
        webp,
        uploaded_at_ms: nowMs,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (stored.numInsertedOrUpdatedRows) {
      await countBytes(trx, accountId, webp.length, nowMs)
      const feed = createFeedWriter()
      feed.touch([accountId, named.employerId], 'segment', named.segmentId)
      await feed.write(trx)
    }
    return ok(null)
  })
}

/** A stored picture, for both parties of its project; null where there is none to see. */
export async function readPicture(
  { db }: Services,
  { accountId }: Caller,
  captureId: string,
  display: number,
): Promise<Buffer | null> {
  const row = await db
    .selectFrom('capture_picture as c')
    .innerJoin('segment as s', 's.capture_id', 'c.capture_id')
    .innerJoin('project as p', 'p.id', 's.project_id')
    .select('c.webp')
    .where('c.capture_id', '=', captureId)
    .where('c.display', '=', display)
    .where((where) =>
      where.or([where('p.freelancer_id', '=', accountId), where('p.employer_id', '=', accountId)]),
    )
    .executeTakeFirst()
  return row?.webp ?? null
}
