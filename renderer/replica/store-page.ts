import { z } from 'zod'
import { type EntityName, entities } from '../../shared/contract/entities.ts'
import type { Change, ChangesPage } from '../../shared/contract/feed.ts'
import { type ReplicaDb, readPosition } from './database.ts'

// The window's content security policy allows no code made at run time.
z.config({ jitless: true })

const isKnown = (name: string): name is EntityName => Object.hasOwn(entities, name)

/** One change: the newest state of a row, or its end. What this version cannot read is left out. */
async function apply(db: ReplicaDb, { entity, id, value }: Change): Promise<void> {
  if (!isKnown(entity)) return
  const table = db.table(entity)
  if (value === null) {
    await table.delete(id)
    return
  }
  const row = entities[entity].safeParse(value)
  if (row.success) await table.put(row.data, id)
}

/** `moved`: another pull was faster. `reset`: the feed is younger than we are, all is dropped. */
export type Stored = 'stored' | 'moved' | 'reset'

/**
 * Stores a page that was asked for `since`, rows and cursor in one transaction. Monotone: a page
 * that starts elsewhere changes nothing. A feed that ends before our cursor is another one (the
 * marketplace was restored from an older copy), so the replica begins anew.
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
    if (page.cursor < since) {
      await Promise.all(db.tables.map((table) => table.clear()))
      await db.meta.put({ cursor: 0, pull: position.pull }, 'position')
      return 'reset'
    }
    const inOrder = page.changes
      .filter(({ cursor }) => cursor > since)
      .sort((a, b) => a.cursor - b.cursor)
    for (const change of inOrder) await apply(db, change)
    const reached = page.more ? position.pull : Math.max(position.pull, pull)
    if (page.cursor !== position.cursor || reached !== position.pull) {
      await db.meta.put({ cursor: page.cursor, pull: reached }, 'position')
    }
    return 'stored'
  })
}
