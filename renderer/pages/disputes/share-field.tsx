import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Project } from '../../../shared/contract/entities.ts'
import type { MoneyDto } from '../../../shared/contract/primitives.ts'
import type { ShareError } from '../../../shared/disputes/share.ts'
import { fieldMessage } from '../../ui/amount-field.ts'
import fields from '../../ui/money-fields.module.css'
import { amountLabel } from '../../ui/words.ts'
import styles from './disputes.module.css'
import { ShareLines } from './share-lines.tsx'

/** What is wrong with the field: nothing is written, or what is written is no share. */
export type ShareFieldError = ShareError | 'missing'

type ShareFieldProps = {
  project: Project
  whole: MoneyDto
  value: string
  error: ShareFieldError | null
  onChange: (text: string) => void
}

/** How much the freelancer should have; both shares stand below as it is typed (P9). */
export function ShareField({ project, whole, value, error, onChange }: ShareFieldProps) {
  const { t } = useTranslation()
  const label = amountLabel(whole)
  const words = {
    amount: label,
    freelancer: project.freelancer.name,
    employer: project.employer.name,
  }
  const message =
    error === 'missing' || error === 'amount_exceeds_whole'
      ? t(`disputes.share.${error}`, words)
      : error && fieldMessage(t, error, whole.currency)
  return (
    <div className={styles.field}>
      <TextInput
        label={t('disputes.freelancerAmount', { freelancer: project.freelancer.name })}
        description={t('disputes.shareHelp', { amount: label })}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={message}
        inputMode="decimal"
        autoComplete="off"
        maxLength={64}
        leftSection={<span className={fields.currency}>{whole.currency}</span>}
        leftSectionWidth={56}
        classNames={{ input: fields.amountInput }}
      />
      <div aria-live="polite">
        <ShareLines project={project} whole={whole} freelancerAmount={value} />
      </div>
    </div>
  )
}
