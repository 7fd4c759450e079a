import type { Line } from '../line.ts'
import type { Db } from './db.ts'
import { DatabaseError } from './errors.ts'
import type { Purpose } from './schema.ts'

const REFUSALS: Record<Purpose, Line> = {
  sandbox: ({ t }) => t('database.isSandbox'),
  marketplace: ({ t }) => t('database.isMarketplace'),
}

/**
 * Marks a database for good when it is used for the first time. Throws a DatabaseError when it was
 * marked as something else.
 */
export async function claimPurpose(db: Db, wanted: Purpose): Promise<void> {
  await db
    .insertInto('purpose')
    .values({ kind: wanted })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { kind } = await db.selectFrom('purpose').select('kind').executeTakeFirstOrThrow()
  if (kind !== wanted) throw new DatabaseError(REFUSALS[kind])
}
