import type { QueryResultRow } from 'pg'
import { expect } from 'vitest'
import { transact } from '../../../../server/db/transact.ts'
import { writeEntry } from '../../../../server/ledger/write.ts'
import { insertAwarded } from '../../../../server/sandbox/awarded.ts'
import type { Caller, Services } from '../../../../server/services.ts'
import { executeCommands } from '../../../../server/sync/execute.ts'
import { accountKey, post } from '../../../../shared/ledger/balances.ts'
import { type Account, type AccountKind, fundEntry } from '../../../../shared/ledger/entry.ts'
import type { CurrencyCode } from '../../../../shared/money/currency.ts'
import { money } from '../../../../shared/money/money.ts'
import { aSegment, HOUR_MS, MINUTE_MS, NOON_MS, type World } from '../world.ts'
import type { Books, ModelCommand } from './books.ts'

/** Two people of one script, on the real database. */
export type Marketplace = {
  send(command: ModelCommand): Promise<string>
  postHours(projectId: number): Promise<string>
  /** Fails unless the database says what the books say, account by account. */
  compare(books: Books): Promise<void>
}

/** How the two begin. */
export type Start = { deposit: bigint; sourceLimit: bigint | null; feeBps: number }

const TOTAL = 99_997n

/** Books of two people who share an awarded hourly project and a fixed one under way. */
export function openBooks(
  { deposit, sourceLimit, feeBps }: Start,
  ids: { employerId: number; freelancerId: number; hourly: number; fixed: number },
): Books {
  const funded = post(
    new Map(),
    fundEntry({ employerId: ids.employerId, amount: money(deposit, 'USD') }),
  )
  if (!funded.ok) throw new Error(funded.error)
  const { hourly, fixed, ...people } = ids
  return {
    ...people,
    nowMs: NOON_MS,
    feeBps,
    sourceLimit: sourceLimit === null ? null : money(sourceLimit, 'USD'),
    deviceRegistered: false,
    projects: new Map([
      [hourly, { id: hourly, type: 'hourly', status: 'awarded', total: null, hoursPosted: false }],
      [fixed, { id: fixed, type: 'fixed', status: 'active', total: '999.97', hoursPosted: false }],
    ]),
    milestones: new Map(),
    requests: new Map(),
    intents: new Map(),
    disputes: new Map(),
    balances: funded.value,
    applied: new Map(),
    sent: [],
  }
}

async function addPerson({ database }: World, role: 'employer' | 'freelancer', tag: string) {
  const { id } = await database.db
    .insertInto('app_user')
    .values({ name: role, email: `${role}-${tag}@example.com`, role, zone: 'UTC', image: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function addProjects(world: World, employerId: number, freelancerId: number) {
  const terms = { employer_id: employerId, freelancer_id: freelancerId }
  const hourly = await world.addProject({ ...terms, accepted_at_ms: null })
  const fixed = await transact(world.database.db, {}, (trx) =>
    insertAwarded(trx, {
      ...terms,
      title: 'Fixed',
      description: '',
      type: 'fixed',
      currency: 'USD',
      employer_zone: 'UTC',
      total: TOTAL,
      accepted_at_ms: NOON_MS - HOUR_MS,
    }),
  )
  return { hourly, fixed }
}

/** Two new people in the database, and their books. */
export async function openMarketplace(
  world: World,
  start: Start,
  tag: string,
): Promise<{ books: Books; real: Marketplace }> {
  const { database } = world
  const employerId = await addPerson(world, 'employer', tag)
  const freelancerId = await addPerson(world, 'freelancer', tag)
  if (start.sourceLimit !== null) {
    const source = { employer_id: employerId, label: 'Visa', verified: true }
    await database.db.insertInto('payment_source').values(source).execute()
    await database.db
      .insertInto('payment_source_limit')
      .values({ employer_id: employerId, currency: 'USD', limit_minor: start.sourceLimit })
      .execute()
  }
  const fund = fundEntry({ employerId, amount: money(start.deposit, 'USD') })
  await transact(database.db, {}, (trx) =>
    writeEntry(trx, fund, { milestoneId: null, atMs: NOON_MS }),
  )
  const projects = await addProjects(world, employerId, freelancerId)
  const books = openBooks(start, { employerId, freelancerId, ...projects })
  const feesBefore = await platformFees(world)

  const services: Services = {
    ...world.services,
    feeBps: start.feeBps,
    clock: { nowMs: () => books.nowMs },
  }
  const callers: Record<ModelCommand['by'], Caller> = {
    arbiter: world.arbiter,
    employer: { accountId: employerId, role: 'employer' },
    freelancer: { accountId: freelancerId, role: 'freelancer' },
  }
  const ask = async (caller: Caller, command: { id: string; type: string; payload: unknown }) => {
    const [result] = await executeCommands(services, caller, [{ ...command, issuedAtMs: NOON_MS }])
    return result?.status === 'refused' ? result.error.code : 'applied'
  }
  return {
    books,
    real: {
      send: ({ id, by, type, payload }) => ask(callers[by], { id, type, payload }),
      postHours: (projectId) => {
        const cellMs = 10 * MINUTE_MS
        const segment = aSegment(projectId, Math.floor(books.nowMs / cellMs) * cellMs - cellMs)
        return ask(callers.freelancer, {
          id: segment.id,
          type: 'postSegment',
          payload: { segment },
        })
      },
      compare: async (now) => {
        const ids = [...now.projects.keys()]
        const milestones = await rowsOf(
          world,
          'SELECT id, state, amount, split_from FROM milestone WHERE project_id = ANY($1)',
          [ids],
        )
        expect(new Set(milestones)).toEqual(
          new Set(
            [...now.milestones.values()].map(({ id, state, amount, splitFrom }) => {
              return { id, state, amount: amount.minor, split_from: splitFrom }
            }),
          ),
        )
        const requests = await rowsOf(
          world,
          'SELECT id, state FROM milestone_request WHERE project_id = ANY($1)',
          [ids],
        )
        expect(new Set(requests)).toEqual(
          new Set([...now.requests].map(([id, { state }]) => ({ id, state }))),
        )
        const fees = (await platformFees(world)) - feesBefore
        expect(await balancesOf(world, now, start.deposit, fees)).toEqual(
          new Map([...now.balances].filter(([, minor]) => minor !== 0n)),
        )
      },
    },
  }
}

/** Reads over a connection that stays: a new one for each look would take most of the time. */
const rowsOf = async <Row extends QueryResultRow>(
  { database }: World,
  statement: string,
  values: unknown[] = [],
): Promise<Row[]> => (await database.pool.query<Row>(statement, values)).rows

async function platformFees(world: World): Promise<bigint> {
  const [row] = await rowsOf<{ balance: bigint }>(
    world,
    `SELECT balance FROM ledger_account WHERE kind = 'platformFees' AND currency = 'USD'`,
  )
  return row?.balance ?? 0n
}

type AccountRow = {
  kind: AccountKind
  owner_id: number | null
  milestone_id: string | null
  currency: CurrencyCode
  balance: bigint
}

/** The two people's accounts as the database has them, with their share of the common ones. */
async function balancesOf(world: World, books: Books, deposit: bigint, fees: bigint) {
  const rows = await rowsOf<AccountRow>(
    world,
    `SELECT a.kind, a.owner_id, a.milestone_id, a.currency, a.balance FROM ledger_account a
      LEFT JOIN milestone m ON m.id = a.milestone_id
      WHERE a.balance <> 0 AND (a.owner_id = ANY($1) OR m.project_id = ANY($2))`,
    [[books.employerId, books.freelancerId], [...books.projects.keys()]],
  )
  const all = rows.map(({ kind, owner_id, milestone_id, currency, balance }): [string, bigint] => {
    const owner = { userId: owner_id, milestoneId: milestone_id }
    const account = Object.fromEntries(Object.entries(owner).filter(([, id]) => id !== null))
    return [accountKey({ kind, ...account } as Account, currency), balance]
  })
  const common: [string, bigint][] = [
    [accountKey({ kind: 'platformExternal' }, 'USD'), -deposit],
    [accountKey({ kind: 'platformFees' }, 'USD'), fees],
  ]
  return new Map([...all, ...common.filter(([, minor]) => minor !== 0n)])
}
