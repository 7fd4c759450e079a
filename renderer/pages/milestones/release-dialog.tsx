import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Note } from '../../ui/note.tsx'
import { amountLabel } from '../../ui/words.ts'
import { Dialog } from '../parts/dialog.tsx'
import { blockersOf } from './blockers.ts'
import type { MilestoneDialogProps } from './milestone-dialog.ts'
import { ReleaseAmount } from './release-amount.tsx'
import { type Confirmed, ReleaseSure } from './release-sure.tsx'

/** *Release* with its two confirmations (P5), or why it cannot be yet (P8). */
export function ReleaseDialog(props: MilestoneDialogProps) {
  const [confirmed, setConfirmed] = useState<Confirmed | null>(null)
  const [before, setBefore] = useState<string | null>(null)
  // The last question stays, whatever changes behind it: the marketplace
  // decides, and its refusal is shown there.
  if (confirmed) {
    const again = (): void => {
      setBefore(confirmed.amount)
      setConfirmed(null)
    }
    return <ReleaseSure {...props} confirmed={confirmed} onAgain={again} />
  }
  if (blockersOf(props.project).length > 0) return <ReleaseBlocked {...props} />
  return <ReleaseAmount {...props} before={before} onConfirmed={setConfirmed} />
}

/** Says which of P8's two steps is missing, instead of a button that does nothing. */
function ReleaseBlocked({ project, milestone, onClose }: MilestoneDialogProps) {
  const { t } = useTranslation()
  const freelancer = project.freelancer.name
  return (
    <Dialog
      title={t('release.blockedWhy', { amount: amountLabel(milestone.amount) })}
      onClose={onClose}
      buttons={
        <Button variant="default" data-autofocus onClick={onClose}>
          {t('shell.close')}
        </Button>
      }
    >
      {blockersOf(project).map((code) => (
        <Note key={code} tone="attention" title={t(`pageErrors.${code}.title`, { freelancer })}>
          {t(`pageErrors.${code}.remedy`, { freelancer })}
        </Note>
      ))}
    </Dialog>
  )
}
