import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpenProject } from '../../../shared/contract/entities.ts'
import { Note } from '../../ui/note.tsx'
import { useCommand } from '../api/use-command.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Message } from '../parts/message.tsx'
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
    <Dialog
      title={t('openProjects.closeTitle')}
      busy={busy}
      onClose={onClose}
      buttons={
        <>
          <Button variant="default" data-autofocus disabled={busy} onClick={onClose}>
            {t('openProjects.no')}
          </Button>
          <Button color="red.9" loading={busy} onClick={() => void close()}>
            {t('openProjects.yes')}
          </Button>
        </>
      }
    >
      <p>
        <strong>{title}</strong>
      </p>
      <Note tone="risk" title={t('openProjects.warning')}>
        {t('openProjects.closeSure')}
      </Note>
      {failure && <Message failure={failure} write />}
    </Dialog>
  )
}
