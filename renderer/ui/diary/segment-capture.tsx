import { useTranslation } from 'react-i18next'
import { captureReasonText } from '../../../shared/words/capture.ts'
import { clockText } from '../words.ts'
import type { CapturePicture } from './picture.ts'
import type { DiarySegment } from './segments.ts'
import classes from './work-diary.module.css'

type SegmentCaptureProps = { segment: DiarySegment; zone: string; Picture: CapturePicture }

/** The pictures of a segment, or in words why there are none (S3). */
export function SegmentCapture({ segment, zone, Picture }: SegmentCaptureProps) {
  const { t } = useTranslation()
  const { capture, picturesUploaded, standing } = segment
  if (!capture) return <p className={classes.aside}>{t('diary.noCapture')}</p>
  const reason = captureReasonText({ t }, capture)
  if (capture.outcome !== 'taken') {
    return (
      <p className={classes.aside}>
        {t(`diary.outcome.${capture.outcome}`)}
        {reason !== null && ` (${reason})`}
      </p>
    )
  }
  const time = clockText(capture.takenAtMs, zone)
  return (
    <>
      {capture.displays.map((display, index) => (
        <Picture
          key={`${display.sha256} ${String(index)}`}
          captureId={capture.id}
          display={index}
          alt={t('diary.captureOf', { time, display: index + 1 })}
          className={classes.full ?? ''}
        />
      ))}
      {reason !== null && <p className={classes.aside}>{reason}</p>}
      {standing === 'posted' && picturesUploaded < capture.displays.length && (
        <p className={classes.aside}>{t('diary.pictureWaiting')}</p>
      )}
    </>
  )
}
