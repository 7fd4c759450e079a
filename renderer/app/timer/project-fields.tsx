import { NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Project } from '../../../shared/contract/entities.ts'
import { useApp } from '../state/app-store.ts'
import classes from './timer.module.css'

type Choice = Pick<Project, 'id' | 'title'>

type ProjectFieldsProps = {
  project: Choice | null
  projects: readonly Choice[]
  memo: string
  onChoose: (projectId: number) => void
  onMemo: (memo: string) => void
  onMemoDone: () => void
}

/** What is tracked, and for what. The project is fixed, and plain to read, while a session runs. */
export function ProjectFields(props: ProjectFieldsProps) {
  const { t } = useTranslation()
  const tracker = useApp((app) => app.tracker)
  const runs = tracker.phase !== 'stopped'
  return (
    <div className={classes.fields}>
      {runs ? (
        <TextInput
          label={t('projects.project')}
          value={tracker.terms?.projectTitle ?? props.project?.title ?? ''}
          title={tracker.terms?.projectTitle ?? ''}
          variant="unstyled"
          readOnly
        />
      ) : (
        <NativeSelect
          label={t('projects.project')}
          data={props.projects.map(({ id, title }) => ({ value: String(id), label: title }))}
          value={String(props.project?.id ?? '')}
          onChange={(event) => props.onChoose(Number(event.currentTarget.value))}
        />
      )}
      <TextInput
        label={t('diary.memo')}
        placeholder={t('timer.memoHint')}
        value={props.memo}
        maxLength={500}
        onChange={(event) => props.onMemo(event.currentTarget.value)}
        onBlur={props.onMemoDone}
        onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
      />
    </div>
  )
}
