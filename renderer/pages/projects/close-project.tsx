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
  const { t } = useTranslation('employer')
  const [asked, setAsked] = useState(false)
  return (
    <>
      <Button
        variant="default"
        size="xs"
        aria-label={t('openProjects.closeOf', { title: project.title })}
        onClick={() => setAsked(true)}
      >
        {t('openProjects.close')}
      </Button>
      {asked && <CloseDialog project={project} onClose={() => setAsked(false)} />}
    </>
  )
}

function CloseDialog({ project, onClose }: { project: OpenProject; onClose: () => void }) {
  const { id, title } = project
  const { t } = useTranslation('employer')
  const { send, busy, failure } = useCommand('closeProject')
  const close = async (): Promise<void> => {
    if (!(await send({ projectId: id }))) return
    toast({ tone: 'neutral', text: t('openProjects.done', { title }) })
    onClose()
  }
  return (
    <ConfirmDialog
      title={t('openProjects.closeTitle')}
      no={t('openProjects.no')}
      yes={t('openProjects.yes')}
      grave
      busy={busy}
      failure={failure}
      onYes={() => void close()}
      onClose={onClose}
    >
      <p>
        <strong>{title}</strong>
      </p>
      <Note tone="risk" title={t('openProjects.warning')}>
        {t('openProjects.closeSure')}
      </Note>
    </ConfirmDialog>
  )
}
