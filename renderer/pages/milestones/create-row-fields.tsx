import { ActionIcon, Textarea } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Project } from '../../../shared/contract/entities.ts'
import { fieldMessage } from '../../ui/amount-field.ts'
import fields from '../../ui/money-fields.module.css'
import { AmountInput } from './amount-input.tsx'
import styles from './create-milestone.module.css'
import type { CreateRow, RowErrors } from './create-rows.ts'

type CreateRowFieldsProps = {
  project: Project | null
  row: CreateRow & { share: string | null; errors: RowErrors }
  /** Its place among several, from one; null where it is the only one. */
  number: number | null
  onAmount: (text: string) => void
  onDescription: (text: string) => void
  onRemove: () => void
}

/** One milestone of *Create Milestone Payment*: how much, and for what (P1). */
export function CreateRowFields(props: CreateRowFieldsProps) {
  const { project, row, number } = props
  const { t } = useTranslation()
  const { errors } = row
  return (
    <fieldset className={styles.row} data-row={row.id}>
      {number !== null && (
        <legend className={styles.legend}>{t('milestones.number', { number })}</legend>
      )}
      <div className={styles.pair}>
        <AmountInput
          project={project}
          value={row.amount}
          share={row.share}
          withHelp={number === null || number === 1}
          error={errors.amount}
          onChange={props.onAmount}
        />
        <Textarea
          label={t('money.description')}
          {...(number === null ? { description: t('milestones.descriptionHelp') } : {})}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={row.description}
          onChange={(event) => props.onDescription(event.currentTarget.value)}
          error={errors.description && fieldMessage(t, errors.description, project?.currency ?? '')}
          rows={1}
          classNames={{ input: fields.descriptionInput }}
        />
      </div>
      {number !== null && (
        <ActionIcon
          variant="subtle"
          color="gray"
          className={styles.remove}
          aria-label={t('milestones.rowRemove', { number })}
          onClick={props.onRemove}
        >
          <IconX size={16} aria-hidden />
        </ActionIcon>
      )}
    </fieldset>
  )
}
