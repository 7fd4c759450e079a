import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Project } from '../../../shared/contract/entities.ts'
import { moneyLabel } from '../../ui/words.ts'
import { CreateConfirm } from './create-confirm.tsx'
import styles from './create-milestone.module.css'
import { CreateRowFields } from './create-row-fields.tsx'
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
  const { t } = useTranslation()
  const form = useCreateForm(fixed)
  const [draft, setDraft] = useState<Draft | null>(null)
  const element = useRef<HTMLFormElement>(null)
  const headingId = useId()
  const { project, rows, total } = form
  const several = rows.length > 1

  /** Sets the focus once what has changed is drawn. */
  const focus = (selector: string): void => {
    requestAnimationFrame(() => element.current?.querySelector<HTMLElement>(selector)?.focus())
  }

  // The button that opened the form is gone: the focus goes on in its first field.
  useEffect(() => element.current?.querySelector('input')?.focus(), [])

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const checked = form.check()
    setDraft(checked)
    if (!checked) focus('[aria-invalid="true"]')
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
            error={form.projectMissing ? t('milestones.selectMissing') : null}
            onChange={form.choose}
          />
        )}
        {rows.map((row, index) => (
          <CreateRowFields
            key={row.id}
            project={project}
            row={row}
            number={several ? index + 1 : null}
            onAmount={(text) => form.writeAmount(row.id, text)}
            onDescription={(text) => form.writeDescription(row.id, text)}
            onRemove={() => {
              form.remove(row.id)
              focus('[data-add]')
            }}
          />
        ))}
        <div className={styles.foot}>
          <Button
            variant="default"
            size="xs"
            data-add
            disabled={!form.mayAdd}
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => focus(`[data-row="${form.add()}"] input`)}
          >
            {t('milestones.rowAdd')}
          </Button>
          {several && total && (
            <output className={styles.total}>
              {t('milestones.rowsTotal', { count: rows.length })}{' '}
              <strong className="mp-figure">{moneyLabel(total)}</strong>
            </output>
          )}
        </div>
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {t('shell.cancel')}
          </Button>
          <Button type="submit">{t('milestones.createShort', { count: rows.length })}</Button>
        </div>
      </form>
      {draft && <CreateConfirm draft={draft} onDone={onClose} onClose={() => setDraft(null)} />}
    </>
  )
}
