import { type Kysely, sql } from 'kysely'
import type { Message } from '../../shared/contract/entities.ts'
import type { Schema } from '../db/schema.ts'
import { seenBy } from '../projects/seen-by.ts'

/** Which messages: those that a party may read, some by id or of a project; or those of a dispute. */
export type MessageFilter =
  | { ids: readonly string[]; seenBy: number }
  | { projectId: number; seenBy: number }
  | { disputeId: string }

function where(filter: MessageFilter) {
  if ('ids' in filter) {
    return sql<boolean>`m.id = ANY(${filter.ids}::uuid[]) AND ${seenBy(filter.seenBy, 'm')}`
  }
  if ('projectId' in filter) {
    return sql<boolean>`m.project_id = ${filter.projectId} AND ${seenBy(filter.seenBy, 'm')}`
  }
  // About the dispute itself, its milestone or invoice, or the request that the milestone came from.
  return sql<boolean>`EXISTS (
    SELECT FROM dispute d LEFT JOIN milestone_request r ON r.milestone_id = d.milestone_id
      WHERE d.id = ${filter.disputeId} AND d.project_id = m.project_id
        AND m.about_id IN (d.id, d.milestone_id, d.invoice_id, r.id))`
}

/** Which part of them: the newest, or the newest of those before a message. */
export type MessagePart = { limit: number; before?: string | undefined }

/** Messages, oldest first; all, or a part (M7). */
export async function loadMessages(
  db: Kysely<Schema>,
  filter: MessageFilter,
  part?: MessagePart,
): Promise<Message[]> {
  const rows = await db
    .selectFrom('message as m')
    .innerJoin('app_user as u', 'u.id', 'm.author_id')
    .selectAll('m')
    .select('u.name')
    .where(where(filter))
    .$call((query) => (part?.before ? query.where(isBefore(part.before)) : query))
    .orderBy('m.sent_at_ms', 'desc')
    .orderBy('m.id', 'desc')
    .$call((query) => (part ? query.limit(part.limit) : query))
    .execute()
  return rows.reverse().map((row) => ({
    id: row.id,
    projectId: row.project_id,
    about: row.about_kind && row.about_id ? { kind: row.about_kind, id: row.about_id } : null,
    author: { id: row.author_id, name: row.name },
    text: row.text,
    sentAtMs: row.sent_at_ms,
  }))
}

/** Written before another message of the same project; before one of elsewhere there is nothing. */
const isBefore = (id: string) => sql<boolean>`(m.sent_at_ms, m.id) < (
  SELECT b.sent_at_ms, b.id FROM message b WHERE b.id = ${id} AND b.project_id = m.project_id)`
