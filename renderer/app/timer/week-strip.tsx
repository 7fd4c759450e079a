import { Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Project } from '../../../shared/contract/entities.ts'
import type { Interval } from '../../../shared/time/interval.ts'
import { AmountText } from '../../ui/amount-text.tsx'
import type { DiarySegment } from '../../ui/diary/segments.ts'
import { shortTime } from '../../ui/duration.ts'
import { Section } from '../../ui/section.tsx'
import { amountLabel, dateTimeText, durationText } from '../../ui/words.ts'
import { zonePlace } from '../../ui/zone.ts'
import { useData } from '../data/data-context.tsx'
import { ROUTES } from '../shell/routes.ts'
import { useApp } from '../state/app-store.ts'
import { useLiveTracker } from '../state/live-tracker.ts'
import { weekStanding } from './week-standing.ts'
import classes from './week-strip.module.css'

type WeekStripProps = { project: Project; segments: DiarySegment[] | null; week: Interval }

const limitTone = (percent: number) =>
  percent >= 100 ? 'risk' : percent >= 80 ? 'attention' : 'accent'

/** What stands between this week's work and its money (R1, T8). */
export function WeekStrip({ project, segments, week }: WeekStripProps) {
  const { t } = useTranslation()
  const milestones = useData()?.milestones ?? []
  const tracked = useApp(({ tracker }) => tracker.phase !== 'stopped' && tracker.terms?.projectId)
  const live = useLiveTracker()
  if (!segments) return <Skeleton height={96} aria-busy="true" />
  const liveMs = tracked === project.id ? (live?.workedThisWeekMs ?? 0) : 0
  const standing = weekStanding(project, segments, milestones, week.startMs, liveMs)
  const { limitPercent, leftMs, unfunded } = standing
  const limit = project.weeklyLimitMs
  return (
    <Section
      title={t('timer.week.label')}
      aside={
        <span className={classes.ends}>
          {t('timer.week.ends', {
            when: dateTimeText(week.endMs, project.employerZone),
            zone: zonePlace(project.employerZone),
          })}
        </span>
      }
    >
      <div className={classes.facts}>
        {standing.earned && (
          <span>
            <AmountText money={standing.earned} strong /> {t('timer.week.thisWeek')}
          </span>
        )}
        <span className="mp-figure">
          {t('timer.week.posted', {
            posted: shortTime(standing.postedMs),
            total: shortTime(standing.totalMs),
          })}
        </span>
        {unfunded && (
          <span className={classes.unfunded}>
            <span className="mp-figure">
              {t('timer.week.unfunded', { amount: amountLabel(unfunded) })}
            </span>
            {' → '}
            <Link href={ROUTES.request(project.id)}>{t('timer.week.request')}</Link>
          </span>
        )}
      </div>
      {limit !== null && limitPercent !== null && (
        <div data-tone={limitTone(limitPercent)} className={classes.limit}>
          <div className={classes.bar} aria-hidden="true">
            <span style={{ width: `${Math.min(100, limitPercent)}%` }} />
          </div>
          <span className={classes.limitText}>
            {t('timer.week.limit', {
              worked: shortTime(standing.totalMs),
              limit: shortTime(limit),
            })}
            {limitPercent >= 100 && ` · ${t('timer.week.reached')}`}
            {limitPercent >= 80 &&
              limitPercent < 100 &&
              ` · ${t('timer.week.near', { length: durationText(leftMs ?? 0) })}`}
          </span>
        </div>
      )}
    </Section>
  )
}
