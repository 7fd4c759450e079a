import type { TrackerEffect } from '../../shared/tracking/events.ts'
import type { Moment } from '../../shared/tracking/types.ts'
import type { Owner, RecordDraft } from '../outbox/record.ts'
import type { Ids } from './ids.ts'

/** On which device, and under whose account, a session is tracked. */
export type Origin = { deviceId: string; ownerOf(sessionId: string): Owner }

/**
 * The fact that an effect of the machine is for the marketplace, or null. A segment's record bears
 * the segment's own id, so that one segment can never travel in two commands (Y1).
 */
export function recordOf(
  effect: TrackerEffect,
  at: Moment,
  ids: Ids,
  { deviceId, ownerOf }: Origin,
): RecordDraft | null {
  const issuedAtMs = at.wallMs
  switch (effect.kind) {
    case 'segmentClosed': {
      const { segment } = effect
      const owner = ownerOf(segment.sessionId)
      return { id: segment.id, type: 'postSegment', issuedAtMs, payload: { segment }, owner }
    }
    case 'sessionStarted': {
      const { sessionId, projectId, atMs: startedAtMs, insteadOf } = effect
      const payload = {
        sessionId,
        projectId,
        deviceId,
        startedAtMs,
        ...(insteadOf && { insteadOf }),
      }
      const owner = ownerOf(sessionId)
      return { id: ids.uuid(), type: 'startSession', issuedAtMs, payload, owner }
    }
    case 'sessionStopped': {
      const { sessionId, atMs: stoppedAtMs } = effect
      const payload = { sessionId, stoppedAtMs }
      const owner = ownerOf(sessionId)
      return { id: ids.uuid(), type: 'stopSession', issuedAtMs, payload, owner }
    }
    default:
      return null
  }
}
