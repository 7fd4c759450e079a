import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Outbox } from '../../electron/outbox/outbox.ts'
import { failureOf } from '../../shared/contract/errors.ts'
import { aRecord } from './record-samples.ts'

/** What every outbox owes its users. */
export function outboxContract(name: string, open: () => Promise<Outbox>): void {
  describe(`outbox contract: ${name}`, () => {
    it('Y2: keeps records in the order in which they were added', async () => {
      const outbox = await open()
      const drafts = Array.from({ length: 12 }, (_, index) => aRecord(`part ${index}`))
      for (const draft of drafts) expect((await outbox.add(draft)).ok).toBe(true)
      expect(outbox.queued().map(({ id }) => id)).toEqual(drafts.map(({ id }) => id))
      const sequences = outbox.queued().map(({ sequence }) => sequence)
      expect(sequences).toEqual([...sequences].sort((one, other) => one - other))
    })

    it('Y1: an id that is kept already stays as it was first written', async () => {
      const outbox = await open()
      const draft = aRecord('first')
      await outbox.add(draft)
      await outbox.add({ ...aRecord('second'), id: draft.id })
      expect(outbox.queued()).toMatchObject([{ payload: { description: 'first' } }])
      await outbox.refuse(draft.id, failureOf('not_found'))
      await outbox.add({ ...aRecord('third'), id: draft.id })
      expect(outbox.queued()).toEqual([])
      expect(outbox.refused()).toHaveLength(1)
    })

    it('Y2: deletes only what is acknowledged', async () => {
      const outbox = await open()
      const [one, two] = [aRecord(), aRecord()]
      await outbox.add(one)
      await outbox.add(two)
      await outbox.acknowledge(one.id)
      await outbox.acknowledge(randomUUID())
      expect(outbox.queued().map(({ id }) => id)).toEqual([two.id])
    })

    it('Y3: a refused record is kept with its reason, and goes last when sent again', async () => {
      const outbox = await open()
      const [one, two] = [aRecord(), aRecord()]
      await outbox.add(one)
      await outbox.add(two)
      await outbox.refuse(one.id, failureOf('billing_off'))
      expect(outbox.refused()).toMatchObject([
        { record: { id: one.id }, error: { code: 'billing_off' } },
      ])
      expect(await outbox.retry(one.id)).toBe(true)
      expect(outbox.queued().map(({ id }) => id)).toEqual([two.id, one.id])
      expect(outbox.refused()).toEqual([])
    })

    it('Y3: only a refused record can be put away, and only by name', async () => {
      const outbox = await open()
      const draft = aRecord()
      await outbox.add(draft)
      expect(await outbox.discard(draft.id)).toBe(false)
      expect(await outbox.retry(draft.id)).toBe(false)
      await outbox.refuse(draft.id, failureOf('billing_off'))
      expect(await outbox.discard(draft.id)).toBe(true)
      expect([...outbox.queued(), ...outbox.refused()]).toEqual([])
    })

    it('T11, Y3: parts take the place of a record, queued or refused, and go last', async () => {
      const outbox = await open()
      const [one, two, three] = [aRecord(), aRecord(), aRecord()]
      for (const draft of [one, two, three]) await outbox.add(draft)
      await outbox.refuse(three.id, failureOf('billing_off'))
      const [free, taken, again] = [aRecord('free'), aRecord('taken'), aRecord('again')]
      const parts = [
        { draft: free, error: null },
        { draft: taken, error: failureOf('segment_overlaps') },
      ]
      expect(await outbox.replace(one.id, parts)).toBe(true)
      expect(outbox.queued().map(({ id }) => id)).toEqual([two.id, free.id])
      expect(outbox.refused().map(({ record }) => record.id)).toEqual([three.id, taken.id])
      expect(await outbox.replace(taken.id, [{ draft: again, error: null }])).toBe(true)
      expect(outbox.queued().map(({ id }) => id)).toEqual([two.id, free.id, again.id])
      expect(await outbox.replace(one.id, parts)).toBe(false)
      const sequences = outbox.queued().map(({ sequence }) => sequence)
      expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b))
    })

    it('calls back after each change until told to stop', async () => {
      const outbox = await open()
      let changes = 0
      const off = outbox.onChange(() => {
        changes += 1
      })
      const draft = aRecord()
      await outbox.add(draft)
      await outbox.refuse(draft.id, failureOf('billing_off'))
      await outbox.retry(draft.id)
      await outbox.refuse(draft.id, failureOf('billing_off'))
      await outbox.discard(draft.id)
      const last = aRecord()
      await outbox.add(last)
      await outbox.acknowledge(last.id)
      expect(changes).toBe(7)
      off()
      await outbox.add(aRecord())
      expect(changes).toBe(7)
    })
  })
}
