import { createHash } from 'node:crypto'
import type { ErrorCode } from '../../shared/contract/errors.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { transact } from '../db/transact.ts'
import { createFeedWriter } from '../feed/feed-writer.ts'
import type { Caller, Services } from '../services.ts'

/**
 * Keeps the picture of one display of a posted segment's capture. It must be the very one that the
 * segment names (S7); the same one again is harmless. Whether it is a picture was checked before.
 */
export function storePicture(
  { db, clock }: Services,
  accountId: number,
  captureId: string,
  display: number,
  webp: Buffer,
): Promise<Result<null, Extract<ErrorCode, 'not_found' | 'picture_mismatch'>>> {
  const sha256 = createHash('sha256').update(webp).digest('hex')
  return transact(db, {}, async (trx) => {
    const segment = await trx
      .selectFrom('segment as s')
      .innerJoin('project as p', 'p.id', 's.project_id')
      .select(['s.id', 's.capture', 'p.employer_id'])
      .where('s.capture_id', '=', captureId)
      .where('s.freelancer_id', '=', accountId)
      .executeTakeFirst()
    const named = segment?.capture?.displays[display]
    if (!segment || !named) return err('not_found')
    if (named.sha256 !== sha256 || named.bytes !== webp.length) return err('picture_mismatch')
    const stored = await trx
      .insertInto('capture_picture')
      .values({
        capture_id: captureId,
        display,
        sha256,
        bytes: webp.length,
        webp,
        uploaded_at_ms: clock.nowMs(),
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (stored.numInsertedOrUpdatedRows) {
      const feed = createFeedWriter()
      feed.touch([accountId, segment.employer_id], 'segment', segment.id)
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
