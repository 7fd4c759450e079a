import { describe, expect, it } from 'vitest'
import type { ChangesPage } from '../../shared/contract/feed.ts'
import { err, ok } from '../../shared/result.ts'
import { memoryDisk } from '../../test/fakes/memory-document.ts'
import { contractsDocument, keepContracts, type PullRound } from './known-contracts.ts'

const NOW_MS = Date.UTC(2026, 2, 2, 14, 3)
const contract = (id: number) => ({
  id,
  bidId: id * 10,
  title: `Project ${id}`,
  type: 'hourly',
  status: 'active',
  currency: 'USD',
  ratePerHour: '40.00',
  weeklyLimitMs: null,
  employerZone: 'America/New_York',
  billingEnabled: true,
  invoiceUnpaid: false,
})
const signal = new AbortController().signal

/** A marketplace with one project a page. */
function marketplace(ids: number[]) {
  const asked: number[] = []
  const round: PullRound = {
    signal,
    mayGoOn: () => true,
    api: {
      async pull(since) {
        asked.push(since)
        const id = ids[since]
        const changes: ChangesPage['changes'] =
          id === undefined
            ? []
            : [{ cursor: since + 1, entity: 'project', id: String(id), value: contract(id) }]
        const cursor = since + changes.length
        return ok({ changes, cursor, more: cursor < ids.length, epoch: null })
      },
    },
  }
  return { asked, round }
}

const open = (disk: ReturnType<typeof memoryDisk>, owner = 'one#2', version = '0.3.0') =>
  keepContracts({
    document: disk.open(contractsDocument),
    owner: () => owner,
    version,
    nowMs: () => NOW_MS,
  })

describe('the contracts that main knows', () => {
  it('T12: are written when they change, and not at each message that the feed brings', async () => {
    const disk = memoryDisk()
    const writes: unknown[] = []
    const document = disk.open(contractsDocument)
    const known = keepContracts({
      document: {
        read: document.read,
        write(value) {
          writes.push(value)
          document.write(value)
        },
      },
      owner: () => 'one#2',
      version: '0.3.0',
      nowMs: () => NOW_MS,
    })
    const { round } = marketplace([7])
    await known.pull(round)
    expect(writes).toHaveLength(1)
    let newest = 1
    const message = (cursor: number) => ({
      cursor,
      entity: 'message',
      id: String(cursor),
      value: {},
    })
    const busy: PullRound = {
      ...round,
      api: {
        async pull(since) {
          newest += 1
          const changes = [message(since + 1)]
          return ok({ changes, cursor: since + 1, more: false, epoch: null })
        },
      },
    }
    for (let poke = 0; poke < 499; poke += 1) await known.pull(busy)
    expect({ newest, writes: writes.length }).toEqual({ newest: 500, writes: 1 })
    await known.pull(busy)
    expect(writes).toHaveLength(2)
  })

  it('T12: are read to the feed’s end, and are there after a restart without a connection', async () => {
    const disk = memoryDisk()
    const { round, asked } = marketplace([7, 8])
    expect(await open(disk).pull(round)).toBe(null)
    expect(asked).toEqual([0, 1])
    const later = open(disk)
    expect(Object.keys(later.read().projects)).toEqual(['7', '8'])
    await later.pull(round)
    expect(asked).toEqual([0, 1, 2])
  })

  it('Y6: are of one account', async () => {
    const disk = memoryDisk()
    await open(disk).pull(marketplace([7]).round)
    expect(open(disk, 'one#3').read()).toMatchObject({ projects: {}, complete: false })
  })

  it('Y6: take nothing that came for an account that has left', async () => {
    const kept = open(memoryDisk())
    const { round } = marketplace([7])
    expect(await kept.pull({ ...round, mayGoOn: () => false })).toEqual({ kind: 'failed' })
    expect(kept.read().projects).toEqual({})
  })

  it('say why they could not be read', async () => {
    const api = { pull: async () => err({ kind: 'offline' as const }) }
    const fault = await open(memoryDisk()).pull({ api, signal, mayGoOn: () => true })
    expect(fault).toEqual({ kind: 'offline' })
  })

  it('are known in memory when the disk is full', async () => {
    const disk = memoryDisk()
    const kept = open(disk)
    disk.fault = new Error('full')
    await expect(kept.pull(marketplace([7]).round)).rejects.toThrow('full')
    expect(Object.keys(kept.read().projects)).toEqual(['7'])
  })

  it('T8: count a segment from its acknowledgement until the feed brings it back', async () => {
    const kept = open(memoryDisk())
    const segment = { id: 's-1', projectId: 7, startMs: NOW_MS - 60_000, endMs: NOW_MS }
    kept.acknowledged({ type: 'postSegment', payload: { segment } } as never)
    expect(kept.acknowledgedSegments()).toEqual([segment])
  })
})
