import { z } from 'zod'
import { serialId } from '../../shared/contract/primitives.ts'
import { err, ok } from '../../shared/result.ts'
import type { Services } from '../services.ts'
import { USERS } from './addresses.ts'
import { id, ids, page } from './parameters.ts'
import { theirRoute } from './route.ts'

/** What anyone signed in may know of an account. */
const wireUser = z.object({
  id: serialId,
  username: z.string(),
  display_name: z.string(),
  public_name: z.string(),
  role: z.string(),
  chosen_role: z.string(),
})
type WireUser = z.infer<typeof wireUser>

/** Accounts by their numbers; left out where nobody asked for them. */
export const wireUsers = z.record(z.string(), wireUser).nullable()

/** A name to be called by, made of the account's own and its number, so that no two are alike. */
const usernameOf = (name: string, accountId: number): string =>
  [...name.toLowerCase().split(/[^\p{L}\p{N}]+/u), accountId].filter(Boolean).join('-')

/** The public profiles of some accounts, by number. */
export async function readUsers(
  { db }: Services,
  wanted: readonly number[],
): Promise<Record<string, WireUser>> {
  if (wanted.length === 0) return {}
  const rows = await db
    .selectFrom('app_user')
    .select(['id', 'name', 'role'])
    .where('id', 'in', wanted)
    .orderBy('id')
    .execute()
  return Object.fromEntries(
    rows.map((row): [string, WireUser] => [
      String(row.id),
      {
        id: row.id,
        username: usernameOf(row.name, row.id),
        display_name: row.name,
        public_name: row.name,
        role: row.role,
        chosen_role: row.role,
      },
    ]),
  )
}

/** The profiles beside a list, if they are asked for (`user_details`). */
export const usersBeside = (
  services: Services,
  asked: boolean,
  wanted: readonly number[],
): Promise<z.infer<typeof wireUsers>> | null => (asked ? readUsers(services, wanted) : null)

async function readUser(services: Services, wanted: number) {
  const user = (await readUsers(services, [wanted]))[wanted]
  return user ? ok(user) : err('not_found')
}

export const userRoutes = [
  theirRoute({
    method: 'GET',
    url: `${USERS}self/`,
    summary: 'The signed-in account.',
    errors: ['not_found'],
    result: wireUser,
    handle: async ({ asker, caller }) => readUser(asker.services, caller.accountId),
  }),
  theirRoute({
    method: 'GET',
    url: `${USERS}users/:userId/`,
    summary: 'The public profile of an account.',
    params: z.object({ userId: id }),
    errors: ['not_found'],
    result: wireUser,
    handle: async ({ asker, params }) => readUser(asker.services, params.userId),
  }),
  theirRoute({
    method: 'GET',
    url: `${USERS}users/`,
    summary: 'The public profiles of the accounts that are named.',
    query: z.object({ 'users[]': ids, ...page }),
    result: z.object({ users: wireUsers }),
    handle: async ({ asker, query }) => {
      const wanted = query['users[]'].slice(query.offset, query.offset + query.limit)
      return ok({ users: await readUsers(asker.services, wanted) })
    },
  }),
]
