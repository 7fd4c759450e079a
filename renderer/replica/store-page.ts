import { z } from 'zod'
import { type EntityName, entities } from '../../shared/contract/entities.ts'
import type { Change, ChangesPage } from '../../shared/contract/feed.ts'
import { type ReplicaDb, readPosition } from './database.ts'

// The window's content security policy allows no code made at run time.
z.config({ jitless: true })

const isKnown = (name: string): name is EntityName => Object.hasOwn(entities, name)

/** One change: the newest state of a row, or its end. What this version cannot read is set aside. */
async function apply(db: ReplicaDb, change: Change): Promise<void> {
  const { entity, id, value } = change
  const key = `${entity} ${id}`
  const row = isKnown(entity) && value !== null ? entities[entity].safeParse(value).data : undefined
  if (value === null || row !== undefined) await db.unread.delete(key)
  else await db.unread.put({ ...change, readBy: db.appVersion }, key)
  if (!isKnown(entity)) return
  // An older state of a row that cannot be read stays: it is the best that there is.
  if (row !== undefined) await db.table(entity).put(row, id)
  else if (value === null) await db.table(entity).delete(id)
}

/** `moved`: another pull was faster. `reset`: the feed is not the one we follow, all is dropped. */
export type Stored = 'stored' | 'moved' | 'reset'

/**
 * Stores a page that was asked for `since`, rows and cursor in one transaction. Monotone: a page
 * that starts elsewhere changes nothing. A feed of another database, or one that ends before our
 * cursor (restored from an older copy), is not the one we follow, so the replica begins anew (Y7).
 * @param pull the number of this pull, kept once the feed's end is reached
 */
export function storePage(
  db: ReplicaDb,
  since: number,
  page: ChangesPage,
  pull: number,
): Promise<Stored> {
  return db.transaction('rw', db.tables, async () => {
    const position = await readPosition(db)
    if (position.cursor !== since) return 'moved'
    const another = page.epoch !== null && position.epoch !== null && page.epoch !== position.epoch
    if (another || page.cursor < since) {
      await Promise.all(db.tables.map((table) => table.clear()))
      await db.meta.put({ cursor: 0, pull: position.pull, epoch: page.epoch }, 'position')
      return 'reset'
    }
    const inOrder = page.changes
      .filter(({ cursor }) => cursor > since)
      .sort((a, b) => a.cursor - b.cursor)
    for (const change of inOrder) await apply(db, change)
    const reached = page.more ? position.pull : Math.max(position.pull, pull)
    const next = { cursor: page.cursor, pull: reached, epoch: page.epoch ?? position.epoch }
    const { cursor, pull: pulled, epoch } = position
    if (next.cursor !== cursor || next.pull !== pulled || next.epoch !== epoch) {
      await db.meta.put(next, 'position')
    }
    return 'stored'
  })
}
