import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { type ArbiterError, decideArbiter } from '../../shared/operator/arbiter.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { createUser, endSessions } from '../auth/accounts.ts'
import { createAuth } from '../auth/auth.ts'
import { createSecretHashes } from '../auth/secret-hashes.ts'
import { transact } from '../db/transact.ts'
import type { Trx } from '../db/trx.ts'
import { lockFeed } from '../feed/lock-feed.ts'
import type { Line } from '../line.ts'
import type { Services } from '../services.ts'
import { findAccount, named, type OperatedAccount } from './account.ts'

/** As many random bytes as nobody guesses. */
const PASSWORD_BYTES = 18

/** The sign-in library for this command only: it makes accounts, and signs nobody in. */
function authOf({ db }: Services) {
  const secret = randomBytes(32).toString('base64url')
  const hashes = createSecretHashes(secret)
  return createAuth({ db: db as never, secret, hashes, publicUrl: null, log: () => undefined })
}

async function readPast(trx: Trx, accountId: number) {
  const { rows } = await sql<{ hasProjects: boolean; hasMoney: boolean }>`
    SELECT EXISTS (SELECT FROM project WHERE ${accountId} IN (employer_id, freelancer_id))
        OR EXISTS (SELECT FROM bid WHERE bidder_id = ${accountId}) AS "hasProjects",
      EXISTS (SELECT FROM ledger_account WHERE owner_id = ${accountId} AND balance <> 0)
        AS "hasMoney"`.execute(trx)
  return rows[0] ?? { hasProjects: false, hasMoney: false }
}

async function promote(services: Services, account: OperatedAccount): Promise<Result<Line, Line>> {
  const { db } = services
  const made = await transact(
    db,
    { first: lockFeed(account.id) },
    async (trx): Promise<Result<'make' | 'before', ArbiterError>> => {
      const decided = decideArbiter({ ...account, ...(await readPast(trx, account.id)) })
      if (decided.ok && decided.value === 'make') {
        await sql`
          UPDATE app_user SET role = 'arbiter', updated_at = now()
          WHERE id = ${account.id}`.execute(trx)
      }
      return decided
    },
  )
  const who = named(account)
  if (!made.ok) {
    const why: Record<ArbiterError, Line> = {
      has_projects: ({ t }) => t('operator.arbiter.hasProjects', { who }),
      has_money: ({ t }) => t('operator.arbiter.hasMoney', { who }),
    }
    return err(why[made.error])
  }
  if (made.value === 'before') return ok(({ t }) => t('operator.arbiter.before', { who }))
  // What was signed in with the old role is to sign in with the new one.
  await endSessions(authOf(services), account.id)
  return ok(({ t }) => t('operator.arbiter.done', { who }))
}

/**
 * Makes an account an arbiter's: one that is there and has no part in anything, or a new one whose
 * password is shown only this once (P9). Answers as `deposit` does.
 */
export async function makeArbiter(
  services: Services,
  { account: email, person }: { account: string; person: { name: string; zone: string } | null },
): Promise<Result<Line, Line>> {
  const account = await findAccount(services.db, email)
  if (account) return promote(services, account)
  if (!person) {
    return err(({ t }) => t('operator.arbiter.unknown', { email }))
  }
  const auth = authOf(services)
  const password = randomBytes(PASSWORD_BYTES).toString('base64url')
  const id = await createUser(auth, { ...person, email, password, role: 'arbiter' })
  // The sign-up has signed in; the arbiter will do that with the password.
  await endSessions(auth, id)
  const who = named({ ...person, email })
  return ok(({ t }) => t('operator.arbiter.created', { who, password }))
}
