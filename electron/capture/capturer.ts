import { createHash } from 'node:crypto'
import { CAPTURE_MAX_WIDTH_PX } from '../../shared/contract/segments.ts'
import type { CaptureReason } from '../../shared/tracking/capture-reason.ts'
import type { CaptureRecord } from '../../shared/tracking/types.ts'
import type { Owner } from '../outbox/record.ts'
import type { PictureEncoder } from './picture-encoder.ts'
import type { PictureStore } from './picture-store.ts'
import type { ScreenCapture } from './screen-capture.ts'

/** What taking a capture needs. */
export type CapturerPorts = {
  screen: ScreenCapture
  encoder: PictureEncoder
  pictures: Pick<PictureStore, 'add'>
  owner(): Owner
  nowMs(): number
}

/** Takes one capture of all displays; whatever goes wrong is its outcome (S1, S3). */
export async function takeCapture(ports: CapturerPorts, captureId: string): Promise<CaptureRecord> {
  const takenAtMs = ports.nowMs()
  const without = (
    outcome: 'blank' | 'denied' | 'failed',
    reason: CaptureReason,
  ): CaptureRecord => ({
    id: captureId,
    takenAtMs,
    outcome,
    reason,
    displays: [],
  })
  try {
    const frames = await ports.screen.grab(CAPTURE_MAX_WIDTH_PX)
    if (!frames.ok) return without(frames.error.outcome, frames.error.reason)
    const encoded = await ports.encoder.encode({
      frames: frames.value,
      maxWidth: CAPTURE_MAX_WIDTH_PX,
    })
    if (!encoded.ok) return without('failed', encoded.error)
    const pictures = encoded.value.filter((picture) => picture !== 'blank')
    const blanks = encoded.value.length - pictures.length
    if (pictures.length === 0) return without('blank', 'oneColour')
    const displays: CaptureRecord['displays'] = []
    for (const { width, height, webp } of pictures) {
      await ports.pictures.add(captureId, displays.length, ports.owner(), webp)
      const sha256 = createHash('sha256').update(webp).digest('hex')
      displays.push({ width, height, bytes: webp.length, sha256 })
    }
    const some = { id: captureId, takenAtMs, outcome: 'taken' as const, displays }
    return blanks > 0
      ? { ...some, reason: 'someBlank', blankDisplays: blanks }
      : { ...some, reason: null }
  } catch {
    return without('failed', 'notKept')
  }
}
