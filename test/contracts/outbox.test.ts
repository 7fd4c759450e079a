import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, describe, expect, it } from 'vitest'
import { nodeDisk } from '../../electron/disk/node-disk.ts'
import { openSpool } from '../../electron/outbox/spool-outbox.ts'
import { failureOf } from '../../shared/contract/errors.ts'
import { err } from '../../shared/result.ts'
import { memoryOutbox } from '../fakes/memory-outbox.ts'
import { smallDisk } from '../fakes/small-disk.ts'
import { outboxContract } from './outbox-contract.ts'
import { aRecord } from './record-samples.ts'

const folders: string[] = []
const newFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'milepost-outbox-'))
  folders.push(folder)
  return folder
}
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})

outboxContract('memory', async () => memoryOutbox())
outboxContract('spool', async () => (await openSpool(await newFolder(), nodeDisk)).outbox)

describe('spool', () => {
  it('Y2: what was added, refused and acknowledged is so after a restart', async () => {
    const folder = await newFolder()
    const { outbox } = await openSpool(folder, nodeDisk)
    const [one, two, three] = [aRecord(), aRecord(), aRecord()]
    for (const draft of [one, two, three]) await outbox.add(draft)
    await outbox.acknowledge(one.id)
    await outbox.refuse(two.id, failureOf('billing_off'))
    const again = await openSpool(folder, nodeDisk)
    expect(again.outbox.queued()).toEqual(outbox.queued())
    expect(again.outbox.refused()).toEqual(outbox.refused())
    const added = await again.outbox.add(aRecord())
    expect(added.ok && added.value.sequence).toBeGreaterThan(3)
  })

  it('Y1, T11: killed while parts take a record’s place, the record or its parts are there, never both', async () => {
    const parts = [
      { draft: aRecord('free'), error: null },
      { draft: aRecord('taken'), error: failureOf('segment_overlaps') },
    ]
    for (let steps = 0; ; steps += 1) {
      const folder = await newFolder()
      const { outbox } = await openSpool(folder, nodeDisk)
      const draft = aRecord('whole')
      await outbox.add(draft)
      let left = steps
      const dying = new Proxy(nodeDisk, {
        get: (disk, name) => {
          const real = Reflect.get(disk, name)
          if (typeof real !== 'function') return real
          return (...given: unknown[]) => {
            left -= 1
            if (left < 0) throw new Error('killed')
            return real.apply(disk, given)
          }
        },
      })
      const before = steps
      const second = await openSpool(folder, nodeDisk)
      expect(second.outbox.queued()).toHaveLength(1)
      const third = await openSpool(folder, dying).catch(() => null)
      const done = await third?.outbox.replace(draft.id, parts).catch(() => false)
      const after = (await openSpool(folder, nodeDisk)).outbox
      const words = [...after.queued(), ...after.refused().map(({ record }) => record)].map(
        ({ payload }) => (payload as { description: string }).description,
      )
      expect([before, words]).toEqual([before, done ? ['free', 'taken'] : expect.anything()])
      expect([['whole'], ['free', 'taken']]).toContainEqual(words)
      if (done) break
    }
  })

  it('Y3: a damaged file is set aside and told of; the others are read', async () => {
    const folder = await newFolder()
    const { outbox } = await openSpool(folder, nodeDisk)
    await outbox.add(aRecord())
    await outbox.add(aRecord())
    const [first = ''] = (await readdir(folder)).filter((name) => name.endsWith('.json'))
    const whole = await readFile(join(folder, first), 'utf8')
    await writeFile(join(folder, first), whole.slice(0, 40))
    const again = await openSpool(folder, nodeDisk)
    expect(again.damaged).toEqual([first])
    expect(again.outbox.queued()).toHaveLength(1)
    expect(await readFile(join(folder, 'damaged', first), 'utf8')).toBe(whole.slice(0, 40))
  })

  it.each([
    ['', { type: 'startDream', payload: { depth: 3 } }],
    ['refused', { error: { code: 'dream_too_deep', title: 'No.', remedy: 'Wake up.' } }],
  ])('Y3: what a newer version wrote waits for one that knows it (%s)', async (inside, newer) => {
    const folder = await newFolder()
    const { outbox } = await openSpool(folder, nodeDisk)
    const draft = aRecord()
    await outbox.add(draft)
    if (inside) await outbox.refuse(draft.id, failureOf('billing_off'))
    const path = join(folder, inside)
    const [name = ''] = (await readdir(path)).filter((each) => each.endsWith('.json'))
    const written = JSON.parse(await readFile(join(path, name), 'utf8'))
    const text = JSON.stringify({ ...written, ...newer })
    await writeFile(join(path, name), text)
    const downgraded = await openSpool(folder, nodeDisk)
    expect(downgraded).toMatchObject({ damaged: [], unknown: [name] })
    expect([...downgraded.outbox.queued(), ...downgraded.outbox.refused()]).toEqual([])
    const next = await downgraded.outbox.add(aRecord())
    expect(next.ok && next.value.sequence).toBe(2)
    expect(await readFile(join(path, name), 'utf8')).toBe(text)
    await writeFile(join(path, name), JSON.stringify(written))
    const updated = await openSpool(folder, nodeDisk)
    expect(updated.unknown).toEqual([])
    const known = [...updated.outbox.queued(), ...updated.outbox.refused().map((r) => r.record)]
    expect(known.map(({ id }) => id)).toContain(draft.id)
  })

  it.each([
    ['', () => ({})],
    ['', ({ id: _, ...rest }) => rest],
    ['', ({ sequence: _, ...rest }) => rest],
    ['', ({ type: _, ...rest }) => rest],
    ['', (record) => ({ ...record, id: 'seven' })],
    ['refused', () => ({})],
    ['refused', ({ error }) => ({ error })],
    ['refused', ({ record }) => ({ record, error: { title: 'No.' } })],
    ['refused', ({ error }) => ({ record: {}, error })],
  ] as [string, (written: Record<string, unknown>) => unknown][])(
    'Y3: a file that is no record of any version is set aside (%s %s)',
    async (inside, spoil) => {
      const folder = await newFolder()
      const { outbox } = await openSpool(folder, nodeDisk)
      const draft = aRecord()
      await outbox.add(draft)
      if (inside) await outbox.refuse(draft.id, failureOf('billing_off'))
      const path = join(folder, inside)
      const [name = ''] = (await readdir(path)).filter((each) => each.endsWith('.json'))
      const written = JSON.parse(await readFile(join(path, name), 'utf8'))
      await writeFile(join(path, name), JSON.stringify(spoil(written)))
      expect(await openSpool(folder, nodeDisk)).toMatchObject({ damaged: [name], unknown: [] })
    },
  )

  it('Y3: a record that is sent again goes last after a restart too', async () => {
    const folder = await newFolder()
    const { outbox } = await openSpool(folder, nodeDisk)
    const [one, two, three] = [aRecord(), aRecord(), aRecord()]
    for (const draft of [one, two, three]) await outbox.add(draft)
    await outbox.refuse(one.id, failureOf('billing_off'))
    await outbox.retry(one.id)
    const again = await openSpool(folder, nodeDisk)
    expect(again.outbox.queued().map(({ id }) => id)).toEqual([two.id, three.id, one.id])
  })

  it('Y2: opens on a disk that is full from the start, and keeps records once there is room', async () => {
    const folder = join(await newFolder(), 'spool', 'outbox')
    const disk = smallDisk()
    disk.room = 0
    const { outbox } = await openSpool(folder, disk)
    const draft = aRecord()
    expect(await outbox.add(draft)).toEqual(err('disk_full'))
    disk.room = Number.POSITIVE_INFINITY
    expect((await outbox.add(draft)).ok).toBe(true)
    expect((await openSpool(folder, nodeDisk)).outbox.queued()).toHaveLength(1)
  })

  it('Y2: killed at any instant, it holds every record that it had answered for', async () => {
    const folder = await newFolder()
    for (let round = 0; round < 6; round += 1) {
      const writer = join(import.meta.dirname, 'spool-writer.ts')
      const child = spawn(process.execPath, [writer, folder], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const ended = once(child, 'exit')
      const answered: string[] = []
      // A different instant each time, counted in answers: no clock decides.
      for await (const id of createInterface({ input: child.stdout })) {
        answered.push(id)
        if (answered.length === 5 + round * 3) child.kill('SIGKILL')
      }
      await ended
      const { outbox, damaged } = await openSpool(folder, nodeDisk)
      const kept = new Set(outbox.queued().map(({ id }) => id))
      expect(answered.filter((id) => !kept.has(id))).toEqual([])
      expect(damaged).toEqual([])
    }
    // Six starts of a process, which two busy cores may take their time for.
  })
})
