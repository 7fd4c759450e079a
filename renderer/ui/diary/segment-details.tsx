import { CloseButton } from '@mantine/core'
import { useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { DurationText } from '../duration-text.tsx'
import { StatusBadge } from '../status-badge.tsx'
import { clockText, durationText } from '../words.ts'
import type { CapturePicture } from './picture.ts'
import { SegmentCapture } from './segment-capture.tsx'
import { activityPercent, type DiarySegment, traitsOf } from './segments.ts'
import { TRAIT_LOOK } from './trait-looks.tsx'
import classes from './work-diary.module.css'

type SegmentDetailsProps = {
  segment: DiarySegment
  zone: string
  Picture: CapturePicture
  onClose: () => void
}

/** One segment in full, beside the grid: pictures, activity, memo, and what its badges mean. */
export function SegmentDetails({ segment, zone, Picture, onClose }: SegmentDetailsProps) {
  const { t } = useTranslation()
  const id = useId()
  const place = useRef<HTMLElement>(null)
  const { startMs, endMs, activeMinutes, minutes, memo } = segment
  const percent = activityPercent(segment)
  useEffect(() => {
    // Newer browsers answer with a promise, which is no clean-up.
    void place.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <section ref={place} className={classes.details} aria-labelledby={id}>
      <div className={classes.detailsHead}>
        <h2 id={id} className={`${classes.detailsTitle} mp-figure`}>
          {clockText(startMs, zone)} – {clockText(endMs, zone)}
        </h2>
        <CloseButton aria-label={t('shell.close')} onClick={onClose} />
      </div>
      <SegmentCapture segment={segment} zone={zone} Picture={Picture} />
      <dl className={classes.facts}>
        <dt>{t('diary.length')}</dt>
        <dd>
          <DurationText ms={endMs - startMs} />
        </dd>
        {segment.standing === 'posted' && (
          <>
            <dt>{t('diary.billable')}</dt>
            <dd>
              <DurationText ms={segment.billableMs} />
            </dd>
          </>
        )}
        <dt>{t('diary.activity')}</dt>
        <dd>
          {percent === null
            ? t('diary.noActivity')
            : t('diary.activeMinutes', { active: activeMinutes, minutes })}
        </dd>
        <dt>{t('diary.memo')}</dt>
        <dd>{memo === '' ? t('diary.noMemo') : memo}</dd>
      </dl>
      <Traits segment={segment} />
    </section>
  )
}

/** The badges in words, each with what it means where that is not plain. */
function Traits({ segment }: { segment: DiarySegment }) {
  const { t } = useTranslation()
  const { startMs, endMs, billableMs, clockStepMs } = segment
  const over = t('diary.nonBillableHint', { length: durationText(endMs - startMs - billableMs) })
  const hints = {
    recovered: t('diary.recoveredHint'),
    clockStep: t('diary.clockStepHint', { seconds: Math.round(clockStepMs / 1000) }),
    nonBillable: over,
    partlyBillable: over,
    manual: null,
    pending: null,
    refused: null,
  }
  return traitsOf(segment).map((trait) => (
    <div key={trait} className={classes.trait}>
      <StatusBadge {...TRAIT_LOOK[trait]}>{t(`diary.badge.${trait}`)}</StatusBadge>
      {hints[trait] !== null && <p>{hints[trait]}</p>}
    </div>
  ))
}
