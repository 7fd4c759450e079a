import type { Kysely } from 'kysely'
import { type EntityName, entities } from '../../shared/contract/entities.ts'
import type { ChangesPage, HelloEvent } from '../../shared/contract/feed.ts'
import type { Schema } from '../db/schema.ts'
import { readTogether } from '../db/transact.ts'
import type { Services } from '../services.ts'
import type { EntityLoaders } from './define-entity.ts'

async function lastCursor(db: Kysely<Schema>, accountId: number): Promise<number> {
  const row = await db
    .selectFrom('feed')
    .select('last_cursor')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return row?.last_cursor ?? 0
}

async function readEpoch(db: Kysely<Schema>): Promise<string> {
  return (await db.selectFrom('epoch').select('id').executeTakeFirstOrThrow()).id
}

/** The first event of an event stream (Y7). */
export async function readHello({ db }: Services, accountId: number): Promise<HelloEvent> {
  const feed = await db
    .selectFrom('feed')
    .select('last_notice')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return { epoch: await readEpoch(db), lastNotice: feed?.last_notice ?? 0 }
}

/** How far the account's feed has grown. */
export const readFeedCursor = ({ db }: Services, accountId: number): Promise<number> =>
  lastCursor(db, accountId)

/** Reads a page of an account's feed after a cursor; see `changesReader`. */
export type ReadChanges = (
  services: Services,
  accountId: number,
  since: number,
  limit: number,
) => Promise<ChangesPage>

/**
 * Makes the reader of the feed, given how each entity's rows are read. A page holds every row that
 * changed after `since`, in its present state, oldest change first. A client that pulls until `more`
 * is false has the state at the last cursor, whatever the size of the pages and whatever was written
 * in between. A cursor that this database never gave (it is another database) starts from the
 * beginning.
 */
export const changesReader =
  (loaders: EntityLoaders): ReadChanges =>
  ({ db }, accountId, since, limit) =>
    readTogether(db, async (trx) => {
      const last = await lastCursor(trx, accountId)
      const rows = await trx
        .selectFrom('change')
        .select(['entity', 'entity_id', 'cursor'])
        .where('account_id', '=', accountId)
        .where('cursor', '>', since > last ? 0 : since)
        .orderBy('cursor')
        .limit(limit + 1)
        .execute()
      const page = rows.slice(0, limit)
      const more = rows.length > limit
      const values = new Map<string, unknown>()
      for (const entity of Object.keys(entities) as EntityName[]) {
        const ids = page.filter((row) => row.entity === entity).map((row) => row.entity_id)
        if (ids.length === 0) continue
        for (const [id, value] of await loaders[entity](trx, accountId, ids)) {
          values.set(`${entity} ${id}`, value)
        }
      }
      const changes = page.map(({ entity, entity_id: id, cursor }) => ({
        cursor,
        entity: entity as EntityName,
        id,
        value: values.get(`${entity} ${id}`) ?? null,
      }))
      const cursor = more ? (page.at(-1)?.cursor ?? last) : last
      return { changes, cursor, more, epoch: await readEpoch(trx) }
    })
