import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Project } from '../../../shared/contract/entities.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { MoneyFields } from '../../ui/money-fields.tsx'
import { useApp } from '../state/app-store.ts'
import classes from './requests.module.css'
import { useRequestForm } from './use-request-form.ts'

type RequestFormProps = { project: Project; onDone: () => void; onCancel: () => void }

/** *Request Milestone*, in place: one field pair, and what it does and does not do (M2, M3). */
export function RequestForm({ project, onDone, onCancel }: RequestFormProps) {
  const { t } = useTranslation()
  const form = useRequestForm(project, onDone)
  const offline = useApp((app) => app.connection !== 'online')
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        form.send()
      }}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    >
      <MoneyFields {...form.fields} />
      <p className={classes.what}>
        {t('request.what', { currency: project.currency })}
        {offline && ` ${t('request.safe')}`}
      </p>
      {form.failure && <ErrorNote failure={form.failure} />}
      <div className={classes.buttons}>
        <Button variant="default" onClick={onCancel}>
          {t('request.cancel')}
        </Button>
        <Button type="submit" loading={form.busy}>
          {t('request.button')}
        </Button>
      </div>
    </form>
  )
}
