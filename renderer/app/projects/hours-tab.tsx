import { IconClockHour4 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Project } from '../../../shared/contract/entities.ts'
import { dayAfter, dayAt, spanOfDay } from '../../../shared/time/day.ts'
import { DurationText } from '../../ui/duration-text.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { dayShortText, dayText } from '../../ui/words.ts'
import { ownZone } from '../../ui/zone.ts'
import { useSegments } from '../data/data-context.tsx'
import { ROUTES } from '../shell/routes.ts'
import { ListSkeleton } from '../shell/skeletons.tsx'
import { useNow } from '../state/use-now.ts'
import { hoursByDay } from './hours-by-day.ts'
import classes from './projects.module.css'

const DAYS = 14

/** The last two weeks' hours of a project, a day a row. */
export function HoursTab({ project }: { project: Project }) {
  const { t } = useTranslation()
  const zone = ownZone()
  const today = dayAt(useNow(60_000), zone)
  const first = dayAfter(today, 1 - DAYS)
  const segments = useSegments(spanOfDay(first, zone).startMs, spanOfDay(today, zone).endMs)
  if (!segments) return <ListSkeleton />
  const ofProject = segments.filter(({ projectId }) => projectId === project.id)
  const days = hoursByDay(ofProject, zone).filter(({ day }) => day >= first)
  if (days.length === 0) {
    const fixed = project.type === 'fixed'
    return (
      <EmptyState
        icon={<IconClockHour4 size={32} stroke={1.5} />}
        title={fixed ? t('projects.page.emptyHoursFixed') : t('projects.page.emptyHours')}
        hint={fixed ? t('projects.page.emptyHoursFixedHint') : t('projects.page.emptyHoursHint')}
      />
    )
  }
  return (
    <table className={classes.hours}>
      <thead>
        <tr>
          <th scope="col">{t('diary.day')}</th>
          <th scope="col">{t('projects.page.hoursTotal')}</th>
          <th scope="col">{t('diary.billable')}</th>
          <th scope="col">{t('diary.badge.pending')}</th>
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, totalMs, billableMs, unpostedMs }) => (
          <tr key={day}>
            <th scope="row">
              <Link
                href={ROUTES.diaryDay(day)}
                aria-label={t('projects.page.openDiary', { day: dayText(day) })}
              >
                {dayShortText(day)}
              </Link>
            </th>
            <td>
              <DurationText ms={totalMs} />
            </td>
            <td>
              <DurationText ms={billableMs} />
            </td>
            <td>{unpostedMs > 0 ? <DurationText ms={unpostedMs} /> : '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
