import { randomUUID } from 'node:crypto'
import { v7 } from 'uuid'
import type { CommandType } from '../../../shared/contract/commands.ts'
import { loadClient } from '../../load/http.ts'
import { nthSegment } from '../../load/segments.ts'
import { CLIENTS, type Stage } from '../../load/stage.ts'
import { figure } from '../figures.ts'
import { alternate, perSecond } from './rounds.ts'
import type { ServerBench } from './server-bench.ts'

/** Releases of each client in a round. */
const EACH = 25

/** Two accounts a connection, so that nobody waits for another's row: as our pairs have theirs. */
const BARE_TABLE = `
  DROP TABLE IF EXISTS bench_account;
  CREATE TABLE bench_account (id integer PRIMARY KEY, balance numeric(20) NOT NULL);
  INSERT INTO bench_account SELECT n, 1000000 FROM generate_series(1, ${CLIENTS * 2}) AS n`

/**
 * Milestones released over HTTP by 8 employers at once, each to a freelancer of his own, beside bare
 * transfers: a transaction of two UPDATEs by 8 connections of the same driver. The release alone is
 * compared; both confirmations together are told beside it.
 */
export const releases: ServerBench = async (stage: Stage, { rounds }) => {
  await stage.admin.query(BARE_TABLE)
  const pairs = await stage.addPairs(CLIENTS)
  const clients = pairs.map(({ employer }) => loadClient(stage.server.url, employer.token))
  for (const { projectId, employer, freelancer } of pairs) {
    await stage.admin.query(`INSERT INTO payment_source VALUES ($1, 'Card', true)`, [employer.id])
    await stage.admin.query(`INSERT INTO payment_source_limit VALUES ($1, 'USD', 100000)`, [
      employer.id,
    ])
    const worker = loadClient(stage.server.url, freelancer.token)
    await worker.send([
      command('registerDevice', { deviceId: v7(), name: 'Desk', platform: 'linux' }),
      command('postSegment', { segment: nthSegment(projectId, 0) }),
    ])
    worker.close()
  }
  /** Every client sends its own, one after the other. */
  const each = (work: (client: number) => Promise<void>) =>
    Promise.all(clients.map((_, client) => work(client)))
  const sendOne = async (client: number, type: CommandType, payload: unknown, id = v7()) => {
    const [result] = (await clients[client]?.send([{ id, type, payload }])) ?? []
    if (result?.status !== 'applied') throw new Error(`refused: ${JSON.stringify(result)}`)
    return id
  }
  const create = (client: number) =>
    sendOne(client, 'createMilestone', {
      confirmedSource: 'any',
      ...{ projectId: pairs[client]?.projectId, currency: 'USD', amount: '2.00' },
      description: 'A load',
    })
  const prepare = (client: number, milestoneId: string) =>
    sendOne(client, 'prepareRelease', { milestoneId, amount: '2.00' })
  const release = (client: number, milestoneId: string, intentId: string) =>
    sendOne(client, 'releaseMilestone', { milestoneId, amount: '2.00', intentId })
  const createAll = async () => {
    const made = clients.map((): string[] => [])
    await each(async (client) => {
      for (let i = 0; i < EACH; i++) made[client]?.push(await create(client))
    })
    return made
  }
  const transfer = async () => {
    const connection = await stage.admin.connect()
    return { connection, end: () => connection.release() }
  }
  const bare = async () => {
    const connections = await Promise.all(clients.map(transfer))
    const rate = await perSecond(CLIENTS * EACH, () =>
      Promise.all(
        connections.map(async ({ connection }, at) => {
          for (let i = 0; i < EACH; i++) {
            await connection.query('BEGIN')
            await connection.query(MOVE, [-200, at * 2 + 1])
            await connection.query(MOVE, [200, at * 2 + 2])
            await connection.query('COMMIT')
          }
        }),
      ),
    )
    for (const { end } of connections) end()
    return rate
  }

  const alone = await alternate(rounds, {
    milepost: async () => {
      const made = await createAll()
      const prepared = clients.map((): [string, string][] => [])
      await each(async (client) => {
        for (const id of made[client] ?? []) prepared[client]?.push([id, await prepare(client, id)])
      })
      return perSecond(CLIENTS * EACH, () =>
        each(async (client) => {
          for (const [id, intentId] of prepared[client] ?? []) await release(client, id, intentId)
        }),
      )
    },
    bare,
  })
  const both = await alternate(Math.ceil(rounds / 2), {
    milepost: async () => {
      const made = await createAll()
      return perSecond(CLIENTS * EACH, () =>
        each(async (client) => {
          for (const id of made[client] ?? []) await release(client, id, await prepare(client, id))
        }),
      )
    },
    bare,
  })
  for (const client of clients) client.close()
  const reach = { kind: 'ratio', atLeast: 1 / 3 } as const
  return [
    figure('releasing', '/s', alone, reach),
    figure('preparing and releasing', '/s', both, reach),
  ]
}

const MOVE = 'UPDATE bench_account SET balance = balance + $1 WHERE id = $2'

const command = (type: CommandType, payload: unknown) => ({ id: randomUUID(), type, payload })
