import type { Db } from './db.ts'
import { DatabaseError } from './errors.ts'
import type { Purpose } from './schema.ts'

const REFUSALS: Record<Purpose, string> = {
  sandbox:
    'This database is a sandbox, whose passwords everyone knows; start it with --sandbox, or choose another data folder or database for a marketplace.',
  marketplace:
    'This database is a marketplace, in which a sandbox would let everyone sign in; start it without --sandbox, or choose another data folder or database for the sandbox.',
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
