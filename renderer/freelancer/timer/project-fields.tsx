import { NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Project } from '../../../shared/contract/entities.ts'
import { useApp } from '../state/app-store.ts'
import classes from './timer.module.css'

type ProjectFieldsProps = {
  project: Project | null
  projects: Project[]
  memo: string
  onChoose: (projectId: number) => void
  onMemo: (memo: string) => void
  onMemoDone: () => void
}

/** What is tracked, and for what. The project is fixed while a session runs. */
export function ProjectFields(props: ProjectFieldsProps) {
  const { t } = useTranslation()
  const tracker = useApp((app) => app.tracker)
  const runs = tracker.phase !== 'stopped'
  const options = props.projects.map(({ id, title }) => ({ value: String(id), label: title }))
  const fallback = { value: '', label: tracker.terms?.projectTitle ?? '' }
  return (
    <div className={classes.fields}>
      <NativeSelect
        label={t('timer.project')}
        data={props.project ? options : [fallback]}
        value={props.project ? String(props.project.id) : ''}
        disabled={runs}
        onChange={(event) => props.onChoose(Number(event.currentTarget.value))}
      />
      <TextInput
        label={t('timer.memo')}
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
