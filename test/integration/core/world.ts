import { v7 } from 'uuid'
import { afterAll, beforeAll } from 'vitest'
import { executeCommands } from '../../../server/commands/execute.ts'
import { type Database, openDatabase } from '../../../server/db/database.ts'
import { claimPurpose } from '../../../server/db/purpose.ts'
import { transact } from '../../../server/db/transact.ts'
import { insertAwarded, movableClock, seedSandbox } from '../../../server/sandbox/sandbox.ts'
import type { Caller, Services } from '../../../server/services.ts'
import type {
  CommandPayload,
  CommandResult,
  CommandType,
} from '../../../shared/contract/commands.ts'
import type { SegmentDto } from '../../../shared/contract/segments.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'

/** Wednesday noon in New York, summer time. */
export const NOON_MS = Date.parse('2026-07-15T16:00:00Z')
export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS

/** The services on a database of their own, with the sandbox's people and projects. */
export type World = {
  services: Services
  database: Database
  test: TestDatabase
  clock: ReturnType<typeof movableClock>
  employer: Caller
  freelancer: Caller
  /** An employer and a freelancer who share nothing with the first two. */
  strangers: Caller[]
  /** Decides disputes (P9). */
  arbiter: Caller
  /** Sends one command and gives its answer. */
  send<T extends CommandType>(
    caller: Caller,
    type: T,
    payload: CommandPayload<T>,
    id?: string,
  ): Promise<CommandResult>
  /** As `send`, for what has to work; gives the command's id. */
  did<T extends CommandType>(
    caller: Caller,
    type: T,
    payload: CommandPayload<T>,
    id?: string,
  ): Promise<string>
  /** As `send`, for what has to be refused; gives the code. */
  code<T extends CommandType>(
    caller: Caller,
    type: T,
    payload: CommandPayload<T>,
    id?: string,
  ): Promise<string>
  /** Releases with both confirmations (P5); gives the answer of the one that refused, or the last. */
  release(milestoneId: string, amount: string, id?: string): Promise<CommandResult>
  /** Another project of the first two; gives its number. */
  addProject(change?: Record<string, unknown>): Promise<number>
}

async function open(): Promise<World> {
  const test = await createTestDatabase()
  const database = await openDatabase({ url: test.url })
  await claimPurpose(database.db, 'sandbox')
  const clock = movableClock()
  clock.set(NOON_MS)
  const services: Services = {
    db: database.db,
    clock,
    feeBps: 0,
    onUnexpected: (error) => {
      throw error
    },
  }
  const { accounts } = await seedSandbox(services, async ({ password: _, ...user }) => {
    const made = await database.db
      .insertInto('app_user')
      .values({ ...user, image: null })
      .returning('id')
      .executeTakeFirstOrThrow()
    return made.id
  })
  const callers = accounts.map(({ userId, role }): Caller => {
    return { accountId: userId, role, proof: 'recentPassword' }
  })
  const [employer, freelancer, ...strangers] = callers.filter(({ role }) => role !== 'arbiter')
  const arbiter = callers.find(({ role }) => role === 'arbiter')
  if (!employer || !freelancer || !arbiter) throw new Error('the sandbox lacks people')

  const send: World['send'] = async (caller, type, payload, id = v7()) => {
    const envelope = { id, type, payload, issuedAtMs: clock.nowMs() }
    const [result] = await executeCommands(services, caller, [envelope])
    if (!result) throw new Error('no answer')
    return result
  }
  return {
    services,
    database,
    test,
    clock,
    employer,
    freelancer,
    strangers,
    arbiter,
    send,
    did: async (caller, type, payload, id) => {
      const result = await send(caller, type, payload, id)
      if (result.status === 'refused') throw new Error(`refused: ${result.error.code}`)
      return result.id
    },
    code: async (caller, type, payload, id) => {
      const result = await send(caller, type, payload, id)
      return result.status === 'refused' ? result.error.code : 'applied'
    },
    release: async (milestoneId, amount, id) => {
      const first = await send(employer, 'prepareRelease', { milestoneId, amount })
      if (first.status === 'refused') return first
      return send(employer, 'releaseMilestone', { milestoneId, amount, intentId: first.id }, id)
    },
    addProject: (change = {}) =>
      transact(database.db, {}, (trx) =>
        insertAwarded(trx, {
          employer_id: employer.accountId,
          freelancer_id: freelancer.accountId,
          title: 'Another project',
          description: '',
          type: 'hourly',
          currency: 'USD',
          employer_zone: 'America/New_York',
          rate_per_hour: 4_000n,
          total: null,
          weekly_limit_ms: null,
          accepted_at_ms: NOON_MS - 30 * 24 * HOUR_MS,
          completed_at_ms: null,
          ...change,
        }),
      ),
  }
}

/** A world for the tests of a file. */
export function withWorld(): () => World {
  let world: World | undefined
  beforeAll(async () => {
    world = await open()
  })
  afterAll(async () => {
    await world?.database.close()
    await world?.test.drop()
  })
  return () => {
    if (!world) throw new Error('not open')
    return world
  }
}

/** A segment without a capture. */
export const aSegment = (
  projectId: number,
  startMs: number,
  lengthMs = 10 * MINUTE_MS,
  change: Partial<SegmentDto> = {},
): SegmentDto => ({
  id: v7(),
  sessionId: v7(),
  projectId,
  startMs,
  endMs: startMs + lengthMs,
  memo: 'Wireframes',
  activeMinutes: Math.min(4, Math.max(0, Math.ceil(lengthMs / MINUTE_MS))),
  minutes: Math.max(0, Math.ceil(lengthMs / MINUTE_MS)),
  clockStepMs: 0,
  recovered: false,
  manual: false,
  capture: null,
  ...change,
})

/** Fulfils P8 for a project: a device, and ten minutes of posted time at some free stretch. */
export async function meetReleaseRule(world: World, projectId: number, atMs: number) {
  const { did, freelancer } = world
  await did(freelancer, 'registerDevice', { deviceId: v7(), name: 'Desk', platform: 'linux' })
  await did(freelancer, 'postSegment', { segment: aSegment(projectId, atMs) })
}
