import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProjectResponse } from '../../../shared/contract/http.ts'
import { Note } from '../../ui/note.tsx'
import { useCommand } from '../api/use-command.ts'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { toast } from '../shell/toast-store.ts'
import { heldIn } from './held.ts'

/** *End project*, for either party, after what it means for the money is said (I7). */
export function EndProject(data: ProjectResponse) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState(false)
  return (
    <>
      <Button variant="default" size="xs" onClick={() => setAsked(true)}>
        {t('projects.end.action')}
      </Button>
      {asked && <EndDialog data={data} onClose={() => setAsked(false)} />}
    </>
  )
}

function EndDialog({ data, onClose }: { data: ProjectResponse; onClose: () => void }) {
  const { project, milestones } = data
  const { t } = useTranslation()
  const { send, busy, failure } = useCommand('endProject')
  const { title, freelancer } = project
  const held = heldIn(project, milestones)
  const end = async (): Promise<void> => {
    if (!(await send({ projectId: project.id }))) return
    toast({ tone: 'neutral', text: t('projects.end.done', { title }) })
    onClose()
  }
  return (
    <ConfirmDialog
      title={t('projects.end.title')}
      no={t('projects.end.no')}
      yes={t('projects.end.yes')}
      grave
      freelancer={freelancer.name}
      busy={busy}
      failure={failure}
      onYes={() => void end()}
      onClose={onClose}
    >
      <p>
        <strong>{title}</strong>
      </p>
      <p>{t('projects.end.what')}</p>
      <Note tone="risk" title={t('shell.final')}>
        {project.type === 'hourly' && <p>{t('projects.end.hourly')}</p>}
        <p>{held ? t('projects.end.held', { amount: held }) : t('projects.end.heldNone')}</p>
      </Note>
    </ConfirmDialog>
  )
}
