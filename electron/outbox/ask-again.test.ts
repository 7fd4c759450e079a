import { expect, it } from 'vitest'
import { failureOf } from '../../shared/contract/errors.ts'
import { aRecord } from '../../test/contracts/record-samples.ts'
import { memoryOutbox } from '../../test/fakes/memory-outbox.ts'
import { askAgain } from './ask-again.ts'

it('Y3, Y5: what was refused for a reason unknown then is sent again by the next start', async () => {
  const outbox = memoryOutbox()
  const [known, unknown] = [aRecord(), aRecord()]
  for (const record of [known, unknown]) await outbox.add(record)
  await outbox.refuse(known.id, failureOf('billing_off'))
  await outbox.refuse(unknown.id, failureOf('answer_not_known'))
  await askAgain(outbox)
  expect(outbox.queued().map(({ id }) => id)).toEqual([unknown.id])
  expect(outbox.refused().map(({ record }) => record.id)).toEqual([known.id])
})

it('Y3: what a full disk keeps from moving stays refused, and nothing else fails for it', async () => {
  const outbox = memoryOutbox()
  const record = aRecord()
  await outbox.add(record)
  await outbox.refuse(record.id, failureOf('answer_not_known'))
  const full = { ...outbox, retry: () => Promise.reject(new Error('ENOSPC')) }
  await askAgain(full)
  expect(outbox.refused()).toHaveLength(1)
})
