import type { TrackerEffect } from '../../shared/tracking/events.ts'
import type { Moment } from '../../shared/tracking/types.ts'
import type { RecordDraft } from '../outbox/record.ts'
import type { Ids } from './ids.ts'

/** On which device, and under which account, something was tracked. */
export type Identity = { deviceId: string; owner: string | null }

/**
 * The fact that an effect of the machine is for the marketplace, or null. A segment's record bears
 * the segment's own id, so that one segment can never travel in two commands (Y1).
 */
export function recordOf(
  effect: TrackerEffect,
  at: Moment,
  ids: Ids,
  { deviceId, owner }: Identity,
): RecordDraft | null {
  const issuedAtMs = at.wallMs
  switch (effect.kind) {
    case 'segmentClosed': {
      const { segment } = effect
      return { id: segment.id, type: 'postSegment', issuedAtMs, payload: { segment }, owner }
    }
    case 'sessionStarted': {
      const { sessionId, projectId, atMs: startedAtMs } = effect
      const payload = { sessionId, projectId, deviceId, startedAtMs }
      return { id: ids.uuid(), type: 'startSession', issuedAtMs, payload, owner }
    }
    case 'sessionStopped': {
      const payload = { sessionId: effect.sessionId, stoppedAtMs: effect.atMs }
      return { id: ids.uuid(), type: 'stopSession', issuedAtMs, payload, owner }
    }
    default:
      return null
  }
}
