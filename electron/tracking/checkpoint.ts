import { z } from 'zod'
import { initialTrackerState } from '../../shared/tracking/machine.ts'
import { checkpointVersion, type TrackerState } from '../../shared/tracking/types.ts'
import type { DocumentKind } from '../disk/document.ts'
import type { RecordDraft } from '../outbox/record.ts'
import type { SessionOwners } from './session-owners.ts'

/**
 * The tracker as it stands on disk (T7). `unspooled` are the records that this very state gave
 * off and that may not have reached the outbox yet: written ahead, so that a kill between the two
 * neither loses nor changes one. `owners` are those of the sessions in the state.
 */
export type Checkpoint = {
  state: TrackerState
  unspooled: readonly RecordDraft[]
  owners: SessionOwners
}

const trackerState = z
  .looseObject({ version: z.literal(checkpointVersion), phase: z.string() })
  .transform((value) => value as unknown as TrackerState)

const recordDraft = z
  .looseObject({ id: z.uuid(), type: z.string() })
  .transform((value) => value as unknown as RecordDraft)

/** The checkpoint's own file: written every few seconds, so apart from everything else. */
export const checkpointDocument: DocumentKind<Checkpoint> = {
  name: 'tracker',
  schema: z.object({
    state: trackerState,
    unspooled: z.array(recordDraft),
    // A checkpoint of an earlier version has none.
    owners: z.record(z.string(), z.string().nullable()).default({}),
  }),
  empty: { state: initialTrackerState, unspooled: [], owners: {} },
}
