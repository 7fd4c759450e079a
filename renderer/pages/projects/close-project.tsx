import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpenProject } from '../../../shared/contract/entities.ts'
import { Note } from '../../ui/note.tsx'
import { useCommand } from '../api/use-command.ts'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { toast } from '../shell/toast-store.ts'

/** *Close project*: the employer wants nobody for it any more (B7). */
export function CloseProject({ project }: { project: OpenProject }) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState(false)
  return (
    <>
      <Button
        variant="default"
        size="xs"
        aria-label={t('projects.open.closeOf', { title: project.title })}
        onClick={() => setAsked(true)}
      >
        {t('projects.open.close')}
      </Button>
      {asked && <CloseDialog project={project} onClose={() => setAsked(false)} />}
    </>
  )
}

function CloseDialog({ project, onClose }: { project: OpenProject; onClose: () => void }) {
  const { id, title } = project
  const { t } = useTranslation()
  const { send, busy, failure } = useCommand('closeProject')
  const close = async (): Promise<void> => {
    if (!(await send({ projectId: id }))) return
    toast({ tone: 'neutral', text: t('projects.open.done', { title }) })
    onClose()
  }
  return (
    <ConfirmDialog
      title={t('projects.open.closeTitle')}
      no={t('projects.open.no')}
      yes={t('projects.open.yes')}
      grave
      busy={busy}
      failure={failure}
      onYes={() => void close()}
      onClose={onClose}
    >
      <p>
        <strong>{title}</strong>
      </p>
      <Note tone="risk" title={t('shell.final')}>
        {t('projects.open.closeSure')}
      </Note>
    </ConfirmDialog>
  )
}
