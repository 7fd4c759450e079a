import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { v7 } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { commandTypes } from '../../../../shared/contract/commands.ts'
import { PATHS } from '../../../../shared/contract/http.ts'
import { ask, send } from '../client.ts'
import { expectDocumented } from '../documented.ts'
import { type Served, withServer } from '../served.ts'
import { type Known, nearSchema, type Schema } from './near-schema.ts'
import { operationsOf, requestsTo, type Wire } from './requests.ts'

const server = withServer(['--sandbox'])

/** Longer than any answer takes, however busy the machine: beyond, the request hangs. */
const HANG_MS = 20_000
const RUNS = 25

/** The stream never ends by itself; signing out ends the tokens that all others need. */
const LEFT_OUT: string[] = [PATHS.events, `${PATHS.auth}/sign-out`]

let document: Schema
let known: Known

const resolve = (ref: string): Schema =>
  ref
    .split('/')
    .slice(1)
    .reduce<Schema>((at, key) => at[key] as Schema, document)

const tokenOf = (role: string): string => {
  const account = server().accounts.find((each) => each.role === role)
  if (!account) throw new Error(`nobody is ${role}`)
  return account.token
}

/** Whoever sends it: nobody now and then, else someone of each kind. */
const senders = () =>
  fc.oneof(
    { arbitrary: fc.constant(''), weight: 1 },
    {
      arbitrary: fc.constantFrom(...server().accounts.map(({ role }) => tokenOf(role))),
      weight: 9,
    },
  )

beforeAll(async () => {
  const { url } = server()
  document = (await ask(url, 'GET', '/api/openapi.json')).body
  const money = { projectId: 1, amount: '10.00', currency: 'USD', description: 'First draft' }
  const milestone = await send(url, tokenOf('employer'), 'createMilestone', {
    ...money,
    confirmedSource: 'any',
  })
  const request = await send(url, tokenOf('freelancer'), 'requestMilestone', money)
  known = { uuids: [milestone.id, request.id], serials: [1, 2, 3, 5] }
})

/**
 * Sends one request; whatever it is, it is answered, never by a fault of ours, and as the API document
 * says.
 */
async function isAnswered(method: string, { path, body, type }: Wire, token: string) {
  const answer = await fetch(new URL(path, server().url), {
    method,
    redirect: 'manual',
    signal: AbortSignal.timeout(HANG_MS),
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body === null || type === '' ? {} : { 'content-type': type }),
    },
    ...(body === null ? {} : { body }),
  })
  const text = await answer.text()
  expect(answer.status, `${method} ${path}: ${text}`).toBeLessThan(500)
  expect(text, `${method} ${path}`).not.toMatch(/"code":"internal"/)
  if (/json/.test(answer.headers.get('content-type') ?? '')) {
    expectDocumented(method, path, JSON.parse(text) ?? {})
  }
}

async function toEveryRoute(seed: number): Promise<void> {
  const operations = operationsOf(document).filter(({ path }) => !LEFT_OUT.includes(path))
  for (const operation of operations) {
    const requests = requestsTo(operation, known, resolve)
    await fc.assert(
      fc.asyncProperty(requests, senders(), (request, token) =>
        isAnswered(operation.method, request, token),
      ),
      { numRuns: RUNS, seed, endOnFailure: true },
    )
  }
}

/** The one way in for writes is many: each command has a payload of its own. */
async function asEveryCommand(seed: number): Promise<void> {
  for (const type of commandTypes) {
    const name = `${type[0]?.toUpperCase()}${type.slice(1)}PayloadInput`
    const payloads = nearSchema(resolve(`#/components/schemas/${name}`), known, resolve)
    await fc.assert(
      fc.asyncProperty(payloads, senders(), async (payload, token) => {
        const commands = [{ id: v7(), type, issuedAtMs: 1_784_000_000_000, payload }]
        const body = JSON.stringify({ commands })
        await isAnswered('POST', { path: PATHS.commands, body, type: 'application/json' }, token)
      }),
      { numRuns: RUNS, seed, endOnFailure: true },
    )
  }
}

/** Largest resident size so far, kB. */
async function peakKb({ pid }: Served): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1])
}

describe('whatever is sent to the API', () => {
  it('is answered, never by a fault of ours, and costs no memory that stays', {
    timeout: 120_000,
  }, async () => {
    const storm = async (seed: number) => {
      await asEveryCommand(seed)
      await toEveryRoute(seed)
    }
    await storm(20_261_124)
    const first = await peakKb(server())
    await storm(20_261_125)
    expect((await peakKb(server())) / first).toBeLessThan(1.5)
    const sums = await server().database.query<{ sum: bigint }>(
      'SELECT sum(balance) AS sum FROM ledger_account GROUP BY currency',
    )
    expect(sums.every(({ sum }) => sum === 0n)).toBe(true)
  })
})
