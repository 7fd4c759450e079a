import { isCaptureReason } from '../tracking/capture-reason.ts'
import type { CaptureRecord } from '../tracking/types.ts'
import type { Words } from './words.ts'

/**
 * Why a capture has no picture, or not one of every display (S3). A record that holds a sentence is
 * shown as it was written.
 */
export function captureReasonText(
  { t }: Pick<Words, 't'>,
  { reason, blankDisplays }: Pick<CaptureRecord, 'reason'> & { blankDisplays?: number | undefined },
): string | null {
  if (reason === null || !isCaptureReason(reason)) return reason
  if (reason === 'someBlank') return t('captures.someBlank', { count: blankDisplays ?? 1 })
  return t(`captures.reason.${reason}`)
}
