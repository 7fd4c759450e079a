import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { amountLabel } from '../../ui/amount.ts'
import { Note } from '../../ui/note.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { blockersOf } from './blockers.ts'
import type { MilestoneDialogProps } from './milestone-dialog.ts'

/** Says which of P8's two steps is missing, instead of a button that does nothing. */
export function ReleaseBlocked({ project, milestone, onClose }: MilestoneDialogProps) {
  const { t } = useTranslation('employer')
  const freelancer = project.freelancer.name
  return (
    <Dialog
      title={t('release.blockedWhy', { amount: amountLabel(milestone.amount) })}
      onClose={onClose}
      buttons={
        <Button variant="default" data-autofocus onClick={onClose}>
          {t('dialog.understood')}
        </Button>
      }
    >
      {blockersOf(project).map((code) => (
        <Note key={code} tone="attention" title={t(`errors.${code}.title`, { freelancer })}>
          {t(`errors.${code}.remedy`, { freelancer })}
        </Note>
      ))}
    </Dialog>
  )
}
