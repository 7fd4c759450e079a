import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Project } from '../../../shared/contract/entities.ts'

type ProjectSelectProps = {
  projects: readonly Project[]
  value: Project | null
  error: string | null
  onChange: (project: Project | null) => void
}

/** *Select Project or Freelancer*: either name finds it; a completed project takes no money. */
export function ProjectSelect({ projects, value, error, onChange }: ProjectSelectProps) {
  const { t } = useTranslation()
  const open = projects.filter(({ status }) => status !== 'complete')
  return (
    <Select
      label={t('milestones.select')}
      placeholder={t('milestones.selectPlaceholder')}
      searchable
      openOnFocus={false}
      clearable
      comboboxProps={{ withinPortal: false }}
      data={open.map(({ id, title, freelancer }) => ({
        value: String(id),
        label: `${title} · ${freelancer.name}`,
      }))}
      value={value ? String(value.id) : null}
      onChange={(id) => onChange(open.find((project) => String(project.id) === id) ?? null)}
      error={error}
      nothingFoundMessage={t('milestones.selectNone')}
      clearButtonProps={{ 'aria-label': t('milestones.selectClear') }}
    />
  )
}
