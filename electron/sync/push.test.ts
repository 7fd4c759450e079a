import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ApiFault } from '../../shared/client/api-fault.ts'
import type { Answered } from '../../shared/client/transport.ts'
import type { Command, CommandResult } from '../../shared/contract/commands.ts'
import { type ErrorCode, failureOf } from '../../shared/contract/errors.ts'
import { err, ok } from '../../shared/result.ts'
import { aRecord } from '../../test/contracts/record-samples.ts'
import { memoryOutbox } from '../../test/fakes/memory-outbox.ts'
import { pushAll } from './push.ts'

const onward = { mayGoOn: () => true, signal: new AbortController().signal }

type Judge = (command: Command) => ErrorCode | 'applied' | 'breaksBatch' | 'failsBatch'

/** A marketplace that applies each id once, and stumbles where the judge says so. */
function marketplace(judge: Judge) {
  const applied: string[] = []
  let requests = 0
  return {
    applied,
    requests: () => requests,
    async push(commands: readonly Command[]): Answered<CommandResult[]> {
      requests += 1
      const verdicts = commands.map(judge)
      if (verdicts.includes('breaksBatch')) {
        return err({ kind: 'refused', failure: failureOf('malformed_request') })
      }
      if (verdicts.includes('failsBatch')) return err({ kind: 'failed' })
      return ok(
        commands.map((command, index): CommandResult => {
          const verdict = verdicts[index]
          const { id } = command
          if (verdict === 'applied') {
            applied.push(id)
            return { id, status: 'applied', replayed: false }
          }
          return { id, status: 'refused', error: failureOf(verdict as ErrorCode) }
        }),
      )
    },
  }
}

async function setUp(count: number, judge: (index: number) => ReturnType<Judge>) {
  const outbox = memoryOutbox()
  const ids: string[] = []
  for (let index = 0; index < count; index += 1) {
    const added = await outbox.add(aRecord())
    if (added.ok) ids.push(added.value.id)
  }
  const server = marketplace(({ id }) => judge(ids.indexOf(id)))
  const refused: string[] = []
  const push = () =>
    pushAll({
      outbox,
      api: server,
      isMine: () => true,
      ...onward,
      isFiled: async () => false,
      onAcknowledged: () => {},
      onRefused: (record) => refused.push(record.id),
    })
  return { outbox, ids, server, refused, push }
}

describe('push', () => {
  it('Y1: sends all that waits, in order, and forgets it only then', async () => {
    const { outbox, ids, server, push } = await setUp(120, () => 'applied')
    expect(await push()).toBe(null)
    expect(server.applied).toEqual(ids)
    expect(server.requests()).toBe(3)
    expect(outbox.queued()).toEqual([])
  })

  it('Y3: what is refused is put aside with its reason', async () => {
    const { outbox, ids, push } = await setUp(3, (index) =>
      index === 1 ? 'billing_off' : 'applied',
    )
    expect(await push()).toBe(null)
    expect(outbox.queued()).toEqual([])
    expect(outbox.refused()).toMatchObject([
      { record: { id: ids[1] }, error: { code: 'billing_off' } },
    ])
  })

  it.each(['breaksBatch', 'failsBatch'] as const)(
    'Y4: one record that %s never blocks the rest, wherever it stands',
    async (verdict) => {
      await fc.assert(
        fc.asyncProperty(fc.nat(89), async (poisoned) => {
          const { ids, server, outbox, push } = await setUp(90, (index) =>
            index === poisoned ? verdict : 'applied',
          )
          const fault = await push()
          expect(server.applied).toEqual(ids.filter((_, index) => index !== poisoned))
          // Refused for good, or left for the next round.
          expect(fault).toEqual(verdict === 'breaksBatch' ? null : { kind: 'failed' })
          expect(outbox.refused().length + outbox.queued().length).toBe(1)
        }),
        { numRuns: 20 },
      )
    },
  )

  it('Y4: a marketplace that fails over everything is left alone after a few tries', async () => {
    const { server, outbox, push } = await setUp(200, () => 'failsBatch')
    expect(await push()).toEqual({ kind: 'failed' })
    expect(server.requests()).toBeLessThan(15)
    expect(outbox.queued()).toHaveLength(200)
  })

  it.each(['unavailable', 'internal', 'segment_in_future'] as const)(
    'Y3: %s is about the moment: the record stays queued, asked once a round, and the rest goes on',
    async (verdict) => {
      const { ids, outbox, server, push } = await setUp(3, (index) =>
        index === 0 ? verdict : 'applied',
      )
      expect(await push()).toEqual({ kind: 'failed' })
      expect(outbox.queued().map(({ id }) => id)).toEqual([ids[0]])
      expect(outbox.refused()).toEqual([])
      expect(server.requests()).toBe(1)
    },
  )

  it.each<ApiFault>([
    { kind: 'offline' },
    { kind: 'signedOut' },
    { kind: 'serverTooNew' },
    { kind: 'busy', retryAfterMs: 5 },
  ])('Y2, Y5, Y6: $kind stops the push and loses nothing', async (fault) => {
    const outbox = memoryOutbox()
    await outbox.add(aRecord())
    const api = { push: async () => err(fault) }
    const silent = {
      ...onward,
      isFiled: async () => false,
      onAcknowledged: () => {},
      onRefused: () => {},
    }
    expect(await pushAll({ outbox, api, isMine: () => true, ...silent })).toEqual(fault)
    expect(outbox.queued()).toHaveLength(1)
  })

  it('Y6: sends no more once the account has changed, not even within a round', async () => {
    const outbox = memoryOutbox()
    for (let index = 0; index < 60; index += 1) await outbox.add(aRecord())
    const server = marketplace(() => 'applied')
    const silent = {
      ...onward,
      isFiled: async () => false,
      onAcknowledged: () => {},
      onRefused: () => {},
    }
    const mayGoOn = () => server.requests() === 0
    const fault = await pushAll({ outbox, api: server, isMine: () => true, ...silent, mayGoOn })
    expect(fault).toEqual({ kind: 'failed' })
    expect(server.requests()).toBe(1)
    expect(outbox.queued().length).toBeGreaterThan(0)
  })

  it('another account never sends what is not its own', async () => {
    const outbox = memoryOutbox()
    await outbox.add(aRecord())
    const server = marketplace(() => 'applied')
    const silent = {
      ...onward,
      isFiled: async () => false,
      onAcknowledged: () => {},
      onRefused: () => {},
    }
    expect(await pushAll({ outbox, api: server, isMine: () => false, ...silent })).toBe(null)
    expect(server.requests()).toBe(0)
  })
})
