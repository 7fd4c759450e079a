import { IconCameraOff, IconEyeOff, IconPhotoOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaptureRecordDto } from '../../../shared/contract/segments.ts'
import { clockText, durationText } from '../words.ts'
import type { CapturePicture } from './picture.ts'
import { activityPercent, type DiarySegment, traitsOf } from './segments.ts'
import { TRAIT_LOOK } from './trait-looks.tsx'
import classes from './work-diary.module.css'

const NO_PICTURE: Record<CaptureRecordDto['outcome'], ReactNode> = {
  taken: <IconCameraOff />,
  blank: <IconEyeOff />,
  denied: <IconCameraOff />,
  failed: <IconPhotoOff />,
}

type DiaryCellProps = {
  segment: DiarySegment
  zone: string
  Picture: CapturePicture
  open: boolean
  onOpen: () => void
}

/** Ten minutes at a glance: picture, activity, badges. All of it is in its name too. */
export function DiaryCell({ segment, zone, Picture, open, onOpen }: DiaryCellProps) {
  const { t } = useTranslation()
  const { startMs, endMs, capture } = segment
  const percent = activityPercent(segment)
  const traits = traitsOf(segment)
  const name = [
    t('diary.cell', {
      from: clockText(startMs, zone),
      to: clockText(endMs, zone),
      length: durationText(endMs - startMs),
      activity: percent === null ? t('diary.noActivity') : `${percent}%`,
    }),
    capture ? t(`diary.outcome.${capture.outcome}`) : t('diary.noCapture'),
    ...traits.map((trait) => t(`diary.badge.${trait}`)),
  ]
  const shown = capture?.outcome === 'taken' && (capture.displays.length > 0 ? capture : null)
  return (
    <button
      type="button"
      className={classes.cell}
      aria-label={name.join(', ')}
      aria-expanded={open}
      onClick={onOpen}
    >
      <span className={classes.thumb} aria-hidden="true">
        {shown ? (
          <Picture captureId={shown.id} display={0} alt="" className={classes.picture ?? ''} />
        ) : (
          capture && NO_PICTURE[capture.outcome]
        )}
      </span>
      {traits.length > 0 && (
        <span className={classes.marks} aria-hidden="true">
          {traits.map((trait) => (
            <span key={trait} className={classes.mark} data-tone={TRAIT_LOOK[trait].tone}>
              {TRAIT_LOOK[trait].icon}
            </span>
          ))}
        </span>
      )}
      <span className={classes.activity} aria-hidden="true">
        <span className={classes.level} style={{ width: `${percent ?? 0}%` }} />
      </span>
    </button>
  )
}
