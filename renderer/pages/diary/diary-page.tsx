import { IconCalendarOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Project } from '../../../shared/contract/entities.ts'
import type { DiaryResponse } from '../../../shared/contract/http.ts'
import { dayText } from '../../ui/date-text.ts'
import { WorkDiary } from '../../ui/diary/work-diary.tsx'
import { DurationText } from '../../ui/duration-text.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Section } from '../../ui/section.tsx'
import { useDiary } from '../api/queries.ts'
import { Facts } from '../parts/facts.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { ProjectFrame } from '../projects/project-frame.tsx'
import { useAccount } from '../shell/account.tsx'
import styles from './diary.module.css'
import { DiaryControls } from './diary-controls.tsx'
import { PostedPicture } from './posted-picture.tsx'
import { useDiaryPlace } from './use-diary-place.ts'
import { zoneChoices } from './zones.ts'

/** A project's *Work diary*: one day, in the reader's zone, the billing zone or UTC. */
export function DiaryPage({ projectId }: { projectId: number }) {
  return (
    <ProjectFrame projectId={projectId} tab="diary">
      {({ project }) => <Diary project={project} />}
    </ProjectFrame>
  )
}

function Diary({ project }: { project: Project }) {
  const account = useAccount()
  const choices = zoneChoices(account.zone, project.employerZone)
  const { day, zone, today, show } = useDiaryPlace(choices)
  const query = useDiary(project.id, day, zone)
  return (
    <>
      <DiaryControls day={day} zone={zone} today={today} choices={choices} onShow={show} />
      <div className={query.isPlaceholderData ? styles.stale : undefined}>
        <Loaded query={query}>
          {(data) => (
            <Section title={dayText(data.day)}>
              <Day {...data} />
            </Section>
          )}
        </Loaded>
      </div>
    </>
  )
}

function Day({ day, zone, totalMs, billableMs, segments }: DiaryResponse) {
  const { t } = useTranslation('employer')
  if (segments.length === 0) {
    return (
      <EmptyState icon={<IconCalendarOff />} title={t('diary.none')} hint={t('diary.noneBody')} />
    )
  }
  return (
    <div className={styles.day}>
      <Facts
        across
        facts={[
          { name: t('diary.posted'), value: <DurationText ms={totalMs} /> },
          { name: t('diary.billable'), value: <DurationText ms={billableMs} /> },
        ]}
      />
      <WorkDiary
        segments={segments.map((segment) => ({ ...segment, standing: 'posted' }))}
        day={day}
        zone={zone}
        Picture={PostedPicture}
      />
    </div>
  )
}
