import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Project } from '../../../shared/contract/entities.ts'
import { useFailureText } from '../../ui/failure-text.ts'
import { useCall } from '../state/use-call.ts'

/** Takes the award: the project becomes Current Work (M1). */
export function AcceptButton({ project }: { project: Project }) {
  const { t } = useTranslation()
  const textOf = useFailureText()
  const submit = useCall('commands.submit')
  return (
    <>
      <Button
        size="xs"
        loading={submit.busy}
        aria-label={t('projects.acceptNamed', { title: project.title })}
        onClick={() =>
          void submit.run({ type: 'acceptProject', payload: { projectId: project.id } })
        }
      >
        {t('projects.accept')}
      </Button>
      {submit.failure && <span role="alert">{textOf(submit.failure).title}</span>}
    </>
  )
}
