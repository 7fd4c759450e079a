import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { err, ok } from '../../shared/result.ts'
import { aRecord } from '../../test/contracts/record-samples.ts'
import { fakeApi, freelancer } from '../../test/fakes/fake-api.ts'
import { memoryDisk } from '../../test/fakes/memory-document.ts'
import { memoryOutbox } from '../../test/fakes/memory-outbox.ts'
import { accountDocument, createAccountKeeper } from '../account/account.ts'
import { openPictureStore } from '../capture/picture-store.ts'
import { nodeDisk } from '../disk/node-disk.ts'
import type { RecordDraft } from '../outbox/record.ts'
import { uuidV7 } from '../tracking/ids.ts'
import { createSync } from './sync.ts'

const endings: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const end of endings.splice(0)) await end()
})

async function setUp() {
  const folder = await mkdtemp(join(tmpdir(), 'milepost-sync-'))
  const key = { id: '00000000', key: Buffer.alloc(32, 7) }
  const keys = () => ({ current: () => key, find: () => ok(key.key) })
  const pictures = await openPictureStore(folder, keys, nodeDisk)
  const marketplace = fakeApi()
  const outbox = memoryOutbox()
  const account = createAccountKeeper(
    memoryDisk().open(accountDocument),
    'https://one.example',
    () => ({
      seal: (data) => ({ by: 'file', data }),
      open: ({ data }) => data,
      isProtected: () => true,
    }),
    uuidV7.uuid,
  )
  const held = new Set<string>()
  let announced = 0
  const posted = new Set<string>()
  const filedBefore: string[] = []
  let pulls = 0
  const sync = createSync({
    api: marketplace.api,
    account,
    contracts: {
      async pull() {
        pulls += 1
        return null
      },
      acknowledged: () => {},
      hasPosted: ({ id }) => pulls > 0 && posted.has(id),
    },
    outbox,
    pictures,
    async announceDevice() {
      announced += 1
    },
    holdsCapture: (id) => held.has(id),
    chance: () => 0,
    onRefused: () => {},
    onFiledBefore: ({ id }) => filedBefore.push(id),
    onLocked: () => {},
    onCursor: () => {},
    onNotice: () => {},
    onBug: (thrown) => {
      throw thrown
    },
    onFollowed: () => {},
    onChange: () => {},
  })
  endings.push(async () => {
    await sync.stop()
    await rm(folder, { recursive: true })
  })
  return {
    sync,
    marketplace,
    outbox,
    account,
    pictures,
    held,
    posted,
    filedBefore,
    announced: () => announced,
  }
}

describe('sync', () => {
  it('Y6: signed out it sends nothing, and sends all once signed in', async () => {
    const { sync, marketplace, outbox, account } = await setUp()
    await outbox.add({ ...aRecord(), owner: null })
    sync.tryNow()
    await expect.poll(sync.connection).toBe('signedOut')
    expect(marketplace.applied).toEqual([])
    account.takeToken('t-1')
    sync.tryNow()
    await expect.poll(() => marketplace.applied.length).toBe(1)
    await expect.poll(sync.connection).toBe('online')
    expect(outbox.queued()).toEqual([])
  })

  const sameTimeAs = ({ payload }: ReturnType<typeof aSegment>) => {
    const { startMs, endMs } = (payload as { segment: { startMs: number; endMs: number } }).segment
    return { segment: { startMs, endMs } }
  }

  it('Y7: time that the marketplace has already is neither refused nor sent again', async () => {
    const { sync, marketplace, outbox, account, posted, filedBefore } = await setUp()
    const [restored, unknown] = [aSegment(), aSegment()]
    for (const record of [restored, unknown]) await outbox.add(record)
    posted.add(restored.id)
    marketplace.judge = ({ type }) => (type === 'postSegment' ? 'command_id_reused' : null)
    account.takeToken('t-1')
    sync.tryNow()
    await expect.poll(() => outbox.queued()).toEqual([])
    expect(filedBefore).toEqual([restored.id])
    // The other's time is kept, under an id of its own (T11).
    expect(outbox.refused()).toMatchObject([{ record: { payload: sameTimeAs(unknown) } }])
  })

  it('P8: announces the device once, though two loops ask whose the token is', async () => {
    const { sync, account, announced } = await setUp()
    account.takeToken('t-1')
    sync.tryNow()
    await expect.poll(sync.connection).toBe('online')
    sync.tryNow()
    await expect.poll(sync.connection).toBe('online')
    expect(announced()).toBe(1)
  })

  it('Y7: to a marketplace made anew it announces the device again, and asks for every notice', async () => {
    const { sync, marketplace, account, announced } = await setUp()
    const asked: number[] = []
    let epoch = '0b6e6e00-0000-4000-8000-000000000001'
    const { events } = marketplace.api
    marketplace.api.events = async (afterSeq, signal) => {
      asked.push(afterSeq)
      const silence = await events(afterSeq, signal)
      return silence.ok ? ok(greeting(epoch, silence.value)) : silence
    }
    account.takeToken('t-1')
    sync.tryNow()
    await expect.poll(() => asked).toEqual([0])
    await expect.poll(sync.connection).toBe('online')
    account.keepLastSeq(4)
    epoch = '0b6e6e00-0000-4000-8000-000000000002'
    sync.tryNow()
    await expect.poll(() => asked).toEqual([0, 4, 0])
    await expect.poll(announced).toBe(2)
    expect(account.isAnnounced()).toBe(true)
  })

  it('Y6: signing out ends the stream of the account that left', async () => {
    const { sync, marketplace, account } = await setUp()
    account.takeToken('t-1')
    sync.tryNow()
    await expect.poll(marketplace.streams).toBe(1)
    account.dropToken()
    sync.tryNow()
    await expect.poll(marketplace.streams).toBe(0)
    await expect.poll(sync.connection).toBe('signedOut')
  })

  it('Y6: an account that signs in while another is being identified is identified separately, and sends only its own records', async () => {
    const { sync, marketplace, outbox, account } = await setUp()
    const waiting: (() => void)[] = []
    marketplace.api.me = async () => {
      const id = account.token() === 't-1' ? 1 : 2
      if (id === 1) await new Promise<void>((resolve) => waiting.push(resolve))
      return ok({ ...freelancer, id })
    }
    await outbox.add({ ...aRecord(), owner: 'https://one.example#1' })
    await outbox.add({ ...aRecord(), owner: 'https://one.example#2' })
    const [ofFirst, ofSecond] = outbox.queued()
    account.takeToken('t-1')
    sync.tryNow()
    await expect.poll(() => waiting.length).toBe(1)
    account.takeToken('t-2')
    sync.tryNow()
    for (const answer of waiting) answer()
    await expect.poll(() => marketplace.applied.map(({ id }) => id)).toEqual([ofSecond?.id])
    await expect.poll(sync.connection).toBe('online')
    expect(account.owner()).toBe('https://one.example#2')
    expect(outbox.queued()).toEqual([ofFirst])
  })

  it('Y2: quitting waits for no answer; what was on its way stays queued', async () => {
    const { sync, marketplace, outbox, account } = await setUp()
    let cutOff = false
    marketplace.api.push = async (_commands, signal) => {
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
      cutOff = true
      return err({ kind: 'offline' })
    }
    await outbox.add({ ...aRecord(), owner: null })
    account.takeToken('t-1')
    sync.tryNow()
    await expect.poll(sync.connection).toBe('online')
    await sync.stop()
    expect(cutOff).toBe(true)
    expect(outbox.queued()).toHaveLength(1)
  })

  it('Y2: a picture leaves only after its segment, and is deleted only then', async () => {
    const { sync, marketplace, outbox, account, pictures, held } = await setUp()
    const [waiting, taken] = [randomUUID(), randomUUID()]
    held.add(taken)
    await pictures.add(waiting, 0, null, Buffer.from('one'))
    await pictures.add(taken, 0, null, Buffer.from('two'))
    await outbox.add(segmentWith(waiting))
    marketplace.fault = { kind: 'offline' }
    account.takeToken('t-1')
    sync.tryNow()
    await expect.poll(() => sync.pull(0)).toMatchObject({ ok: false })
    expect(pictures.list()).toHaveLength(2)
    marketplace.fault = null
    sync.tryNow()
    await expect.poll(() => marketplace.pictures).toEqual([`${waiting}/0`])
    await expect.poll(() => pictures.list().map(({ captureId }) => captureId)).toEqual([taken])
    held.delete(taken)
    sync.tryNow()
    await expect.poll(() => pictures.list()).toEqual([])
  })

  it('Y4: a record that stays queued holds up no picture but its own', async () => {
    const { sync, marketplace, outbox, account, pictures } = await setUp()
    const [stuck, other] = [randomUUID(), randomUUID()]
    await pictures.add(stuck, 0, null, Buffer.from('one'))
    await pictures.add(other, 0, null, Buffer.from('two'))
    await outbox.add(segmentWith(stuck))
    await outbox.add(segmentWith(other))
    const [first] = outbox.queued()
    marketplace.judge = ({ id }) => (id === first?.id ? 'segment_in_future' : null)
    account.takeToken('t-1')
    sync.tryNow()
    await expect.poll(() => marketplace.pictures).toEqual([`${other}/0`])
    expect(outbox.queued()).toEqual([first])
    marketplace.judge = () => null
    await expect.poll(() => pictures.list()).toEqual([])
  })
})

/** A stream that says which database speaks, then goes on as another. */
async function* greeting(epoch: string, rest: AsyncIterable<string>): AsyncIterable<string> {
  yield `event: hello\ndata: ${JSON.stringify({ epoch, lastNotice: 4 })}\n\n`
  yield* rest
}

const segmentWith = (captureId: string): RecordDraft => ({
  id: randomUUID(),
  type: 'postSegment',
  issuedAtMs: 1,
  owner: null,
  payload: {
    segment: {
      id: randomUUID(),
      sessionId: randomUUID(),
      projectId: 1,
      startMs: 0,
      endMs: 60_000,
      memo: '',
      activeMinutes: 1,
      minutes: 1,
      clockStepMs: 0,
      recovered: false,
      manual: false,
      capture: { id: captureId, takenAtMs: 1, outcome: 'taken', reason: null, displays: [] },
    },
  },
})

/** A tracked minute as a restored copy of the app's data would send it again. */
const aSegment = (): RecordDraft => {
  const id = randomUUID()
  const segment = {
    id,
    sessionId: randomUUID(),
    projectId: 1,
    startMs: 1_772_442_000_000,
    endMs: 1_772_442_060_000,
    memo: '',
    activeMinutes: 1,
    minutes: 1,
    clockStepMs: 0,
    recovered: true,
    manual: false,
    capture: null,
  }
  return { ...aRecord(), id, owner: null, type: 'postSegment', payload: { segment } }
}
