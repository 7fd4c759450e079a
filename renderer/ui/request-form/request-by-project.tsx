import { Button, NativeSelect } from '@mantine/core'
import { IconBriefcase } from '@tabler/icons-react'
import { Fragment, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Project } from '../../../shared/contract/entities.ts'
import { canRequest } from '../../../shared/milestones/request.ts'
import { EmptyState } from '../empty-state.tsx'
import classes from './request-form.module.css'

type RequestByProjectProps = {
  /** All that the freelancer has; the active ones are offered. */
  projects: readonly Project[]
  onEnd: () => void
  /** The form of the project that is chosen. */
  form: (project: Project) => ReactNode
}

/** *Request Milestone* from the dashboard: *Select Active Project*, then the same form (M1). */
export function RequestByProject({ projects, onEnd, form }: RequestByProjectProps) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState('')
  const active = projects.filter(({ status }) => canRequest({ projectStatus: status }).ok)
  const project = active.find(({ id }) => String(id) === chosen)
  if (active.length === 0) {
    return (
      <EmptyState
        icon={<IconBriefcase size={32} stroke={1.5} />}
        title={t('requests.noActive')}
        hint={t('requests.noActiveHint')}
      />
    )
  }
  return (
    <div className={classes.asking}>
      <NativeSelect
        label={t('requests.selectProject')}
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={[
          { value: '', label: t('requests.chooseProject'), disabled: true },
          ...active.map(({ id, title, currency }) => ({
            value: String(id),
            label: `${title} (${currency})`,
          })),
        ]}
      />
      {project ? (
        <Fragment key={project.id}>{form(project)}</Fragment>
      ) : (
        <Button variant="default" className={classes.start ?? ''} onClick={onEnd}>
          {t('shell.cancel')}
        </Button>
      )}
    </div>
  )
}
