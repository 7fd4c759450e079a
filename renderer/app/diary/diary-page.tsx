import { ActionIcon, Button } from '@mantine/core'
import { IconCalendarOff, IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { dayAfter, dayAt, isDay, sharesIn, spanOfDay } from '../../../shared/time/day.ts'
import { WorkDiary } from '../../ui/diary/work-diary.tsx'
import { DurationText } from '../../ui/duration-text.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageShell } from '../../ui/page-shell.tsx'
import { dayText } from '../../ui/words.ts'
import { ownZone, zonePlace } from '../../ui/zone.ts'
import { useSegments } from '../data/data-context.tsx'
import { ROUTES } from '../shell/routes.ts'
import { ListSkeleton } from '../shell/skeletons.tsx'
import { useNow } from '../state/use-now.ts'
import classes from './diary.module.css'
import { StoredPicture } from './stored-picture.tsx'

/** The *Work diary* of a day, all projects, what waits on this computer included. */
export function DiaryPage({ day: wanted }: { day: string | null }) {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const zone = ownZone()
  const today = dayAt(useNow(60_000), zone)
  const day = wanted !== null && isDay(wanted) ? wanted : today
  const span = spanOfDay(day, zone)
  const segments = useSegments(span.startMs, span.endMs)
  const go = (to: string) => navigate(to === today ? ROUTES.diary : ROUTES.diaryDay(to))
  const counted = segments?.filter(({ standing }) => standing !== 'refused') ?? []
  const { totalMs, billableMs } = sharesIn(counted, span)
  return (
    <PageShell
      title={t('diary.title')}
      subtitle={`${dayText(day)} · ${t('diary.zone', { zone: zonePlace(zone) })}`}
      actions={
        <>
          <ActionIcon
            variant="default"
            size={36}
            aria-label={t('diary.previousDay')}
            onClick={() => go(dayAfter(day, -1))}
          >
            <IconChevronLeft size={16} aria-hidden="true" />
          </ActionIcon>
          <ActionIcon
            variant="default"
            size={36}
            aria-label={t('diary.nextDay')}
            disabled={day >= today}
            onClick={() => go(dayAfter(day, 1))}
          >
            <IconChevronRight size={16} aria-hidden="true" />
          </ActionIcon>
          <Button variant="default" disabled={day === today} onClick={() => go(today)}>
            {t('diary.today')}
          </Button>
        </>
      }
    >
      {!segments && <ListSkeleton />}
      {segments?.length === 0 && (
        <EmptyState
          icon={<IconCalendarOff size={32} stroke={1.5} />}
          title={t('diary.empty')}
          hint={t('diary.emptyHint')}
        />
      )}
      {segments && segments.length > 0 && (
        <>
          <dl className={classes.sums}>
            <div>
              <dt>{t('diary.total')}</dt>
              <dd>
                <DurationText ms={totalMs} />
              </dd>
            </div>
            <div>
              <dt>{t('diary.billable')}</dt>
              <dd>
                <DurationText ms={billableMs} />
              </dd>
            </div>
          </dl>
          <WorkDiary
            key={day}
            segments={segments}
            day={day}
            zone={zone}
            Picture={StoredPicture}
            openLatest
          />
        </>
      )}
    </PageShell>
  )
}
