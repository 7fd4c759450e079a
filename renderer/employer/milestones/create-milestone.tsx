import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Project } from '../../../shared/contract/entities.ts'
import { fieldMessage } from '../../ui/amount-field.ts'
import fields from '../../ui/money-fields.module.css'
import { AmountInput } from './amount-input.tsx'
import { CreateConfirm } from './create-confirm.tsx'
import styles from './create-milestone.module.css'
import { ProjectSelect } from './project-select.tsx'
import { type Draft, useCreateForm } from './use-create-form.ts'

type CreateMilestoneProps = {
  /** On its own page the project is given; in Finances it is chosen among these. */
  project: Project | null
  projects: readonly Project[]
  onClose: () => void
}

/** *Create Milestone Payment*, in place: what, how much, then the popup that asks (P1, P2). */
export function CreateMilestone({ project: fixed, projects, onClose }: CreateMilestoneProps) {
  const { t } = useTranslation('employer')
  const { t: shared } = useTranslation()
  const form = useCreateForm(fixed)
  const [draft, setDraft] = useState<Draft | null>(null)
  const element = useRef<HTMLFormElement>(null)
  const headingId = useId()
  const { project, errors } = form

  // The button that opened the form is gone: the focus goes on in its first field.
  useEffect(() => element.current?.querySelector('input')?.focus(), [])

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const checked = form.check()
    setDraft(checked)
    if (checked) return
    // After the errors are drawn: the first faulty field takes the focus.
    requestAnimationFrame(() => {
      element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
    })
  }

  return (
    <>
      <form
        ref={element}
        className={styles.form}
        aria-labelledby={headingId}
        onSubmit={submit}
        noValidate
      >
        <div>
          <h2 id={headingId} className={styles.title}>
            {t('milestones.create')}
          </h2>
          <p className={styles.lead}>
            {project
              ? t('milestones.createLead', { freelancer: project.freelancer.name })
              : t('milestones.createLeadAny')}
          </p>
        </div>
        {!fixed && (
          <ProjectSelect
            projects={projects}
            value={project}
            error={errors.project && t(`milestones.${errors.project}`)}
            onChange={form.choose}
          />
        )}
        <div className={styles.pair}>
          <AmountInput
            project={project}
            value={form.amount}
            share={form.share}
            error={errors.amount}
            onChange={form.writeAmount}
          />
          <Textarea
            label={t('milestones.description')}
            description={t('milestones.descriptionHelp')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            value={form.description}
            onChange={(event) => form.writeDescription(event.currentTarget.value)}
            error={
              errors.description &&
              fieldMessage(shared, errors.description, project?.currency ?? '')
            }
            rows={1}
            classNames={{ input: fields.descriptionInput }}
          />
        </div>
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('milestones.createCancel')}
          </Button>
          <Button type="submit">{t('milestones.createShort')}</Button>
        </div>
      </form>
      {draft && <CreateConfirm draft={draft} onDone={onClose} onClose={() => setDraft(null)} />}
    </>
  )
}
