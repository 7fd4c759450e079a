import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { failureOf } from '../../../shared/contract/errors.ts'
import { amountLabel } from '../../ui/amount.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Message } from '../parts/message.tsx'
import { blockersOf } from './blockers.ts'
import type { MilestoneDialogProps } from './release-dialog.tsx'

/** Says which of P8's two steps is missing, instead of a button that does nothing. */
export function ReleaseBlocked({ project, milestone, onClose }: MilestoneDialogProps) {
  const { t } = useTranslation('employer')
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
        <Message key={code} failure={failureOf(code)} freelancer={project.freelancer.name} />
      ))}
    </Dialog>
  )
}
