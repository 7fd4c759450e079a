import { randomUUID } from 'node:crypto'
import type { RecordDraft } from '../../electron/outbox/record.ts'

/** A record to keep; each call makes another. */
export const aRecord = (description = 'Design'): RecordDraft => ({
  id: randomUUID(),
  type: 'requestMilestone',
  issuedAtMs: 1_772_442_000_000,
  payload: { projectId: 1, amount: '40.00', currency: 'USD', description },
  owner: 'https://example.org#2',
})
