import { Button, Skeleton } from '@mantine/core'
import { IconClockPlay } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageShell } from '../../ui/page-shell.tsx'
import { useData } from '../data/data-context.tsx'
import { ROUTES } from '../shell/routes.ts'
import { useApp } from '../state/app-store.ts'
import { trackable } from './start-blocker.ts'
import { TimerBoard } from './timer-board.tsx'

/** The timer: one project, one figure, one button. */
export function TimerPage() {
  const { t } = useTranslation()
  const data = useData()
  const tracker = useApp((app) => app.tracker)
  const [chosen, setChosen] = useState<number | null>(null)
  const projects = trackable(data?.projects ?? [])
  const runs = tracker.phase !== 'stopped'
  const wanted = runs ? tracker.terms?.projectId : (chosen ?? tracker.terms?.projectId)
  const project = projects.find(({ id }) => id === wanted) ?? (runs ? undefined : projects[0])
  const known = data !== null && (data.complete || projects.length > 0 || runs)
  return (
    <PageShell title={t('timer.title')} titleUnseen>
      {!known && <Skeleton height={240} aria-busy="true" />}
      {known && !project && !runs && (
        <EmptyState
          icon={<IconClockPlay size={32} stroke={1.5} />}
          title={t('timer.noProjects')}
          hint={t('timer.noProjectsHint')}
        >
          <Button component={Link} href={ROUTES.projects} variant="default">
            {t('timer.toProjects')}
          </Button>
        </EmptyState>
      )}
      {known && (project || runs) && (
        <TimerBoard project={project ?? null} projects={projects} onChoose={setChosen} />
      )}
    </PageShell>
  )
}
