import type { Role } from '../../shared/contract/entities.ts'
import { fundEntry } from '../../shared/ledger/entry.ts'
import { transact } from '../db/transact.ts'
import type { Trx } from '../db/trx.ts'
import { createFeedWriter } from '../feed/feed-writer.ts'
import { writeEntry } from '../ledger/write.ts'
import { loadProjects } from '../projects/load.ts'
import type { Services } from '../services.ts'
import { insertAwarded } from './awarded.ts'
import { DEPOSITS, PEOPLE, PROJECTS, SANDBOX_PASSWORD, SOURCES } from './cast.ts'

/** Makes an account that can sign in; resolves with its number. */
export type CreateUser = (user: {
  name: string
  email: string
  password: string
  role: Role
  zone: string
}) => Promise<number>

type Ids = ReadonlyMap<string, number>

function idOf(ids: Ids, key: string): number {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`nobody in the sandbox is called ${key}`)
  return id
}

async function ensurePeople({ db }: Services, createUser: CreateUser): Promise<Ids> {
  const ids = new Map<string, number>()
  for (const { key, ...person } of PEOPLE) {
    const known = await db
      .selectFrom('app_user')
      .select('id')
      .where('email', '=', person.email)
      .executeTakeFirst()
    ids.set(key, known?.id ?? (await createUser({ ...person, password: SANDBOX_PASSWORD })))
  }
  return ids
}

async function addMoney(trx: Trx, ids: Ids, nowMs: number): Promise<void> {
  for (const { of, label, limits } of SOURCES) {
    const employerId = idOf(ids, of)
    await trx
      .insertInto('payment_source')
      .values({ employer_id: employerId, label, verified: true })
      .execute()
    for (const { currency, minor } of limits) {
      await trx
        .insertInto('payment_source_limit')
        .values({ employer_id: employerId, currency, limit_minor: minor })
        .execute()
    }
  }
  for (const { to, minor, currency } of DEPOSITS) {
    const entry = fundEntry({ employerId: idOf(ids, to), amount: { minor, currency } })
    await writeEntry(trx, entry, { milestoneId: null, atMs: nowMs })
  }
}

async function addProjects(trx: Trx, ids: Ids, nowMs: number): Promise<void> {
  for (const project of PROJECTS) {
    const { title, description, currency, terms, acceptedAgoMs, completedAgoMs } = project
    const zone = PEOPLE.find(({ key }) => key === project.employer)?.zone ?? 'UTC'
    await insertAwarded(trx, {
      employer_id: idOf(ids, project.employer),
      freelancer_id: idOf(ids, project.freelancer),
      title,
      description,
      currency,
      type: terms.type,
      employer_zone: zone,
      rate_per_hour: terms.type === 'hourly' ? terms.ratePerHour : null,
      weekly_limit_ms: terms.type === 'hourly' ? terms.weeklyLimitMs : null,
      total: terms.type === 'fixed' ? terms.total : null,
      accepted_at_ms: acceptedAgoMs === undefined ? null : nowMs - acceptedAgoMs,
      completed_at_ms: completedAgoMs === undefined ? null : nowMs - completedAgoMs,
      posted_at_ms: nowMs - (acceptedAgoMs ?? 0),
    })
  }
}

async function publish(trx: Trx, ids: Ids): Promise<void> {
  const feed = createFeedWriter()
  for (const id of ids.values()) {
    feed.touch([id], 'account', id)
    for (const { id: projectId, currency } of await loadProjects(trx, { partyId: id })) {
      feed.touch([id], 'project', projectId)
      feed.touch([id], 'balance', currency)
    }
  }
  for (const { to, currency } of DEPOSITS) feed.touch([idOf(ids, to)], 'balance', currency)
  await feed.write(trx)
}

/**
 * Fills an empty marketplace with people, money and projects to try it with; one that has projects
 * is left as it is. Resolves with the accounts to sign in with and the projects to look at.
 */
export async function seedSandbox(services: Services, createUser: CreateUser) {
  const ids = await ensurePeople(services, createUser)
  const nowMs = services.clock.nowMs()
  await transact(services.db, { isolation: 'SERIALIZABLE' }, async (trx) => {
    const any = await trx.selectFrom('project').select('id').limit(1).executeTakeFirst()
    if (any) return
    await addMoney(trx, ids, nowMs)
    await addProjects(trx, ids, nowMs)
    await publish(trx, ids)
  })
  const accounts = PEOPLE.map(({ key, role, email }) => ({
    role,
    userId: idOf(ids, key),
    email,
    password: SANDBOX_PASSWORD,
  }))
  const all = await services.db.selectFrom('project').select('id').execute()
  const projects = await loadProjects(services.db, { ids: all.map(({ id }) => id) })
  return {
    accounts,
    projects: projects.map(({ id, bidId, title, type, currency, status }) => {
      return { id, bidId, title, type, currency, status }
    }),
  }
}
