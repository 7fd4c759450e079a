import { z } from 'zod'
import { instantMs, serialId, uuid } from '../contract/primitives.ts'

/** The account's session on another device, as this one knows it (T13). */
export const elsewhere = z.object({
  sessionId: uuid,
  deviceId: uuid,
  deviceName: z.string(),
  projectId: serialId,
  startedAtMs: instantMs,
  /** When its device was last heard of, by this computer's clock; null when this one cannot tell. */
  heardAtMs: instantMs.nullable(),
})
export type Elsewhere = z.infer<typeof elsewhere>

/** A device that says nothing for this long is shown with its silence (T13). */
const SILENT_AFTER_MS = 60_000

/** For how long it has not been heard of; null while it is, and `unknown` where nobody could ask. */
export function silenceMs({ heardAtMs }: Elsewhere, nowMs: number): number | null | 'unknown' {
  if (heardAtMs === null) return 'unknown'
  const agoMs = nowMs - heardAtMs
  return agoMs >= SILENT_AFTER_MS ? agoMs : null
}
