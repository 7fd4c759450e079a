import { executeCommands } from '../../../../../server/commands/execute.ts'
import { transact } from '../../../../../server/db/transact.ts'
import { DUE_WORK, runPieces } from '../../../../../server/jobs/due-work.ts'
import { writeEntry } from '../../../../../server/ledger/write.ts'
import { insertAwarded } from '../../../../../server/sandbox/awarded.ts'
import type { Caller, Services } from '../../../../../server/services.ts'
import { fundEntry } from '../../../../../shared/ledger/entry.ts'
import { money } from '../../../../../shared/money/money.ts'
import type { World } from '../../world.ts'
import type { Picture } from '../picture-of-books.ts'
import type { Books, ModelCommand } from '../rules/books.ts'
import { acceptedBefore, openBooks, type Start, TERMS } from '../start.ts'
import { createNames } from './names.ts'
import { platformFees, readPicture } from './picture-of-database.ts'

/** Two people of one script, on the real database. */
export type Marketplace = {
  /** Sends commands, those of one sender together; answers for each `applied` or why not. */
  send(commands: readonly ModelCommand[]): Promise<string[]>
  /** What a server's jobs do for the two when they look for what is due. */
  doDueWork(): Promise<void>
  changeSource(source: NonNullable<Start['source']>): Promise<void>
  /** What the database says, in the names of the books. */
  look(): Promise<Picture>
}

async function addPerson({ database }: World, role: 'employer' | 'freelancer', tag: string) {
  const { id } = await database.db
    .insertInto('app_user')
    .values({ name: role, email: `${role}-${tag}@example.com`, role, zone: 'UTC', image: null })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function addProjects(world: World, start: Start, employerId: number, freelancerId: number) {
  const terms = {
    employer_id: employerId,
    freelancer_id: freelancerId,
    employer_zone: start.zone,
    currency: 'USD',
    description: '',
  } as const
  const hourly = {
    ...terms,
    title: 'Hourly',
    type: 'hourly',
    rate_per_hour: TERMS.rate,
    weekly_limit_ms: start.weeklyLimitMs,
  } as const
  const fixed = {
    ...terms,
    title: 'Fixed',
    type: 'fixed',
    total: TERMS.total,
    accepted_at_ms: acceptedBefore(start),
  } as const
  return transact(world.database.db, {}, async (trx) => ({
    hourly: await insertAwarded(trx, { ...hourly, accepted_at_ms: null }),
    fixed: await insertAwarded(trx, fixed),
  }))
}

/** A payment source is the operator's to change, so it is written past the marketplace's own role. */
async function setSource(
  { test }: World,
  employerId: number,
  { verified, limitMinor }: NonNullable<Start['source']>,
): Promise<void> {
  await test.query(
    `WITH source AS (
        INSERT INTO payment_source (employer_id, label, verified) VALUES ($1, 'Visa', $2)
        ON CONFLICT (employer_id) DO UPDATE SET verified = excluded.verified
        RETURNING employer_id)
      INSERT INTO payment_source_limit (employer_id, currency, limit_minor)
      SELECT employer_id, 'USD', $3 FROM source
      ON CONFLICT (employer_id, currency) DO UPDATE SET limit_minor = excluded.limit_minor`,
    [employerId, verified, limitMinor],
  )
}

/** Cuts a row of commands where the sender changes. */
function bySender(commands: readonly ModelCommand[]): [ModelCommand, ...ModelCommand[]][] {
  const pushes: [ModelCommand, ...ModelCommand[]][] = []
  for (const command of commands) {
    const last = pushes.at(-1)
    if (last && last[0].by === command.by) last.push(command)
    else pushes.push([command])
  }
  return pushes
}

/** Names the pieces of due work that are the two people's own: other scripts have other clocks. */
async function ownPieces({ database }: World, { projects }: Books): Promise<Set<string>> {
  const { rows } = await database.db.pool.query<{ id: string }>(
    `SELECT id::text FROM unnest($1::integer[]) AS id
      UNION ALL SELECT id::text FROM dispute WHERE project_id = ANY($1)
      UNION ALL SELECT id::text FROM invoice WHERE project_id = ANY($1)`,
    [[...projects.keys()]],
  )
  return new Set(rows.map(({ id }) => id))
}

/** Two new people in the database, and their books. */
export async function openMarketplace(
  world: World,
  start: Start,
  tag: string,
): Promise<{ books: Books; real: Marketplace }> {
  const { database } = world
  const { deposit, feeBps } = start
  const employerId = await addPerson(world, 'employer', tag)
  const freelancerId = await addPerson(world, 'freelancer', tag)
  if (start.source) await setSource(world, employerId, start.source)
  const fund = fundEntry({ employerId, amount: money(deposit, 'USD') })
  await transact(database.db, {}, (trx) =>
    writeEntry(trx, fund, { milestoneId: null, atMs: start.nowMs }),
  )
  const projects = await addProjects(world, start, employerId, freelancerId)
  const books = openBooks(start, { employerId, freelancerId, ...projects })
  const feesBefore = await platformFees(world)
  const names = createNames()

  const services: Services = { ...world.services, feeBps, clock: { nowMs: () => books.nowMs } }
  const callers: Record<ModelCommand['by'], Caller> = {
    arbiter: world.arbiter,
    employer: { accountId: employerId, role: 'employer', proof: 'recentPassword' },
    freelancer: { accountId: freelancerId, role: 'freelancer', proof: 'recentPassword' },
  }
  return {
    books,
    real: {
      send: async (commands) => {
        const codes: string[] = []
        for (const push of bySender(commands)) {
          const envelopes = push.map(({ id, type, payload }) => {
            return { id, type, payload: names.toReal(payload), issuedAtMs: books.nowMs }
          })
          const results = await executeCommands(services, callers[push[0].by], envelopes)
          codes.push(
            ...results.map((each) => (each.status === 'refused' ? each.error.code : 'applied')),
          )
        }
        return codes
      },
      doDueWork: async () => {
        for (const work of DUE_WORK) {
          const due = await work.list(services)
          const own = await ownPieces(world, books)
          const ids = due.filter((id) => own.has(id))
          await runPieces(services, work, ids, () => false)
        }
      },
      changeSource: (source) => setSource(world, employerId, source),
      look: () => readPicture(world, books, names, { deposit, feesBefore }),
    },
  }
}
