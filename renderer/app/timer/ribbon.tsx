import { useTranslation } from 'react-i18next'
import { sharesIn } from '../../../shared/time/day.ts'
import type { Interval } from '../../../shared/time/interval.ts'
import type { DiarySegment } from '../../ui/diary/segments.ts'
import { Section } from '../../ui/section.tsx'
import { clockText, durationText } from '../../ui/words.ts'
import { ownZone } from '../../ui/zone.ts'
import { useApp } from '../state/app-store.ts'
import classes from './ribbon.module.css'
import { onScale, ribbonScale } from './ribbon-scale.ts'

type RibbonProps = { segments: DiarySegment[] | null; day: Interval; nowMs: number }

type Look = 'posted' | 'queued' | 'refused' | 'nonBillable' | 'open'

const lookOf = ({ standing, billableMs }: DiarySegment): Look =>
  standing === 'posted' && billableMs === 0 ? 'nonBillable' : standing

/** Today's segments on one line, by the clock of this computer. */
export function Ribbon({ segments, day, nowMs }: RibbonProps) {
  const { t } = useTranslation()
  const openMs = useApp((app) => app.tracker.segmentStartMs)
  const zone = ownZone()
  const stretches = (segments ?? []).map((segment) => ({ ...segment, look: lookOf(segment) }))
  const open = openMs === null ? null : { startMs: openMs, endMs: Math.max(openMs, nowMs) }
  const scale = ribbonScale(day, open ? [...stretches, open] : stretches)
  const hours = Array.from({ length: scale.to - scale.from + 1 }, (_, index) => scale.from + index)
  const looks = [...new Set<Look>(stretches.map(({ look }) => look))]
  if (open) looks.push('open')
  const place = (stretch: Interval) => {
    const { left, width } = onScale(stretch, day.startMs, scale)
    return { left: `${left}%`, width: `${width}%` }
  }
  return (
    <Section
      title={t('diary.today')}
      aside={
        <span className={classes.summary}>
          {segments &&
            (segments.length > 0 || !open) &&
            t('timer.todaySummary', {
              count: segments.length,
              length: durationText(sharesIn(segments, day).totalMs),
            })}
        </span>
      }
    >
      <div className={classes.ribbon} aria-hidden="true">
        {stretches.map((stretch) => (
          <span
            key={stretch.id}
            className={classes.stretch}
            data-look={stretch.look}
            style={place(stretch)}
          />
        ))}
        {open && <span className={classes.stretch} data-look="open" style={place(open)} />}
      </div>
      <div className={classes.hours} aria-hidden="true">
        {hours.map((hour, index) => (
          <span key={hour} style={{ left: `${(index * 100) / (hours.length - 1)}%` }}>
            {clockText(day.startMs + hour * 3_600_000, zone).slice(0, 2)}
          </span>
        ))}
      </div>
      {looks.length > 0 && (
        <ul className={classes.legend}>
          {looks.map((look) => (
            <li key={look}>
              <span className={classes.key} data-look={look} aria-hidden="true" />
              {t(`timer.legend.${look}`)}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
