import type { Notice } from '../../shared/contract/feed.ts'
import type { Services } from '../services.ts'

/** The account's notices after a number, oldest first (N2). */
export async function readNotices(
  { db }: Services,
  accountId: number,
  afterSeq: number,
  limit: number,
): Promise<Notice[]> {
  const rows = await db
    .selectFrom('notice')
    .select(['seq', 'body'])
    .where('account_id', '=', accountId)
    .where('seq', '>', afterSeq)
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows.map(({ seq, body }) => ({ ...(body as Omit<Notice, 'seq'>), seq }))
}
