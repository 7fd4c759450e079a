import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Project } from '../../../shared/contract/entities.ts'
import styles from './finances.module.css'

/** What a list of money can be narrowed to. */
export type Filter<S extends string> = { projectId: number | null; state: S | null }

type Narrowable<S extends string> = { projectId: number; state: S }

/** The rows that fit; a filter that is not set lets all through. */
export const narrowed = <S extends string, R extends Narrowable<S>>(
  rows: readonly R[],
  { projectId, state }: Filter<S>,
): R[] =>
  rows.filter(
    (row) =>
      (projectId === null || row.projectId === projectId) &&
      (state === null || row.state === state),
  )

type NarrowProps<S extends string> = {
  projects: readonly Project[]
  states: readonly { value: S; label: string }[]
  filter: Filter<S>
  onChange: (filter: Filter<S>) => void
}

/** Narrows a long list to a project or a state. */
export function Narrow<S extends string>(props: NarrowProps<S>) {
  const { projects, states, filter, onChange } = props
  const { t } = useTranslation()
  return (
    <div className={styles.narrow}>
      {projects.length > 1 && (
        <NativeSelect
          label={t('projects.project')}
          value={String(filter.projectId ?? '')}
          data={[
            { value: '', label: t('finances.filter.allProjects') },
            ...projects.map(({ id, title }) => ({ value: String(id), label: title })),
          ]}
          onChange={({ currentTarget: { value } }) =>
            onChange({ ...filter, projectId: value === '' ? null : Number(value) })
          }
        />
      )}
      <NativeSelect
        label={t('projects.state')}
        value={filter.state ?? ''}
        data={[{ value: '', label: t('finances.filter.allStates') }, ...states]}
        onChange={({ currentTarget: { value } }) =>
          onChange({ ...filter, state: states.find((one) => one.value === value)?.value ?? null })
        }
      />
    </div>
  )
}
