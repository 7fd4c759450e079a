import { IconCalendarOff, IconPhotoOff } from '@tabler/icons-react'
import { type ComponentProps, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Project } from '../../../shared/contract/entities.ts'
import { type DiaryResponse, PATHS } from '../../../shared/contract/http.ts'
import type { CapturePicture } from '../../ui/diary/picture.ts'
import { WorkDiary } from '../../ui/diary/work-diary.tsx'
import { DurationText } from '../../ui/duration-text.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Section } from '../../ui/section.tsx'
import { dayText } from '../../ui/words.ts'
import { useDiary } from '../api/queries.ts'
import { Facts } from '../parts/facts.tsx'
import { Loaded } from '../parts/loaded.tsx'
import { ProjectFrame } from '../projects/project-frame.tsx'
import { useAccount } from '../shell/account.tsx'
import styles from './diary.module.css'
import { DiaryControls } from './diary-controls.tsx'
import { useDiaryPlace, zoneChoices } from './diary-place.ts'

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
  const { t } = useTranslation()
  if (segments.length === 0) {
    return (
      <EmptyState
        icon={<IconCalendarOff />}
        title={t('diary.nonePosted')}
        hint={t('diary.nonePostedBody')}
      />
    )
  }
  return (
    <div className={styles.day}>
      <Facts
        across
        facts={[
          { name: t('projects.posted'), value: <DurationText ms={totalMs} /> },
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

/** A capture's picture as the marketplace keeps it; one that cannot be loaded says so. */
function PostedPicture(props: ComponentProps<CapturePicture>) {
  const { captureId, display, alt, className } = props
  const { t } = useTranslation()
  const [missing, setMissing] = useState(false)
  if (missing) {
    return alt === '' ? <IconPhotoOff /> : <p>{t('diary.pictureMissing')}</p>
  }
  return (
    <img
      src={PATHS.capture(captureId, display)}
      alt={alt}
      className={className}
      loading="lazy"
      decoding="async"
      onError={() => setMissing(true)}
    />
  )
}
