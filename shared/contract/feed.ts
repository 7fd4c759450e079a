import { z } from 'zod'
import { noticeKinds } from '../notices/notices.ts'
import { type EntityName, entities } from './entities.ts'
import { instantMs, money, serialId, uuid } from './primitives.ts'

const cursor = z.number().int().min(0)

const entityNames = Object.keys(entities) as [EntityName, ...EntityName[]]

/**
 * The newest state of one row, or null when it is gone. Order is the cursor's. A newer marketplace
 * may name entities that this version does not know; the rest of their page counts all the same.
 */
export const change = z.object({
  cursor,
  entity: z.union([z.enum(entityNames), z.string()]),
  id: z.string(),
  value: z.unknown(),
})
export type Change = z.infer<typeof change>

/**
 * Which history the marketplace's database holds. Another id is another database: nothing that was
 * kept of the first one holds any more, neither rows nor cursors nor numbers of notices (Y7).
 */
const epoch = uuid

/** A page of the account's change feed, after `since`, oldest first. */
export const changesQuery = z.object({
  since: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(500),
})
export const changesPage = z.object({
  changes: z.array(change),
  cursor,
  more: z.boolean(),
  /** Null from a marketplace that does not tell. */
  epoch: epoch.nullable().default(null),
})
export type ChangesPage = z.infer<typeof changesPage>

/** Something worth telling the person (N1); `seq` counts up per account, without a gap. */
export const notice = z.object({
  seq: z.number().int().positive(),
  atMs: instantMs,
  kind: z.enum(noticeKinds),
  projectId: serialId,
  projectTitle: z.string(),
  amount: money.nullable(),
  /** The receiver's available balance after a release. */
  balance: money.nullable(),
  subjectId: uuid.nullable(),
})
export type Notice = z.infer<typeof notice>

/**
 * The event stream. `hello` comes first. `change` has no id and says only that the feed has grown to `cursor`;
 * `notice` carries its `seq` as the event id, so the stream resumes with `Last-Event-ID`.
 */
export const helloEvent = z.object({
  epoch,
  /** The number of the account's last notice. */
  lastNotice: z.number().int().min(0),
})
export type HelloEvent = z.infer<typeof helloEvent>
export const changeEvent = z.object({ cursor })
