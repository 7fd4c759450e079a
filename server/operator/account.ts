import type { Selectable } from 'kysely'
import type { Db } from '../db/db.ts'
import type { Schema } from '../db/schema.ts'
import type { Trx } from '../db/trx.ts'
import type { Line } from '../line.ts'

/** An account as the operator names and sees it. */
export type OperatedAccount = Pick<
  Selectable<Schema['app_user']>,
  'id' | 'role' | 'name' | 'email' | 'zone'
>

/** The account with an e-mail address, or null. */
export async function findAccount(db: Db | Trx, email: string): Promise<OperatedAccount | null> {
  const found = await db
    .selectFrom('app_user')
    .select(['id', 'role', 'name', 'email', 'zone'])
    .where('email', '=', email)
    .executeTakeFirst()
  return found ?? null
}

/** Why a command about an account does nothing: there is none. */
export const unknownAccount =
  (email: string): Line =>
  ({ t }) =>
    t('operator.unknownAccount', { email })

/** Why a command for employers does nothing. */
export const notAnEmployer =
  ({ email, role }: OperatedAccount): Line =>
  ({ t }) =>
    t(`operator.notEmployer.${role}`, { email })

/** An account in a sentence. */
export const named = ({ name, email }: Pick<OperatedAccount, 'name' | 'email'>): string =>
  `${name} <${email}>`
