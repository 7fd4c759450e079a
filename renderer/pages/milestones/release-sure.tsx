import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ErrorCode } from '../../../shared/contract/errors.ts'
import { Note } from '../../ui/note.tsx'
import { amountLabel } from '../../ui/words.ts'
import { useCommand } from '../api/use-command.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Message } from '../parts/message.tsx'
import { toast } from '../shell/toast-store.ts'
import { amountLeft } from './amount-left.ts'
import type { MilestoneDialogProps } from './milestone-dialog.ts'

/** What the first confirmation was about, and the marketplace's record of it. */
export type Confirmed = { amount: string; intentId: string }

const OUTDATED: readonly ErrorCode[] = ['release_not_confirmed', 'release_confirmation_expired']

type ReleaseSureProps = MilestoneDialogProps & { confirmed: Confirmed; onAgain: () => void }

/** The second confirmation: it cannot be undone (P5, P6). */
export function ReleaseSure(props: ReleaseSureProps) {
  const { project, milestone, confirmed, onAgain, onClose } = props
  const { t } = useTranslation()
  const { send, busy, failure } = useCommand('releaseMilestone')
  const part = { ...milestone.amount, amount: confirmed.amount }
  const rest = amountLeft(milestone.amount, part)
  const words = { amount: amountLabel(part), freelancer: project.freelancer.name }
  // The first confirmation has run out or no longer fits: it is given again, or not at all.
  const outdated = failure !== null && OUTDATED.includes(failure.code)
  const release = async (): Promise<void> => {
    if (!(await send({ milestoneId: milestone.id, ...confirmed }))) return
    toast({ tone: 'paid', text: t('release.done', words) })
    onClose()
  }
  return (
    <Dialog
      title={t('release.sureTitle', words)}
      busy={busy}
      onClose={onClose}
      buttons={
        <>
          <Button variant="default" data-autofocus disabled={busy} onClick={onClose}>
            {t('release.no')}
          </Button>
          {outdated ? (
            <Button onClick={onAgain}>{t('release.again')}</Button>
          ) : (
            <Button color="red.9" loading={busy} onClick={() => void release()}>
              {t('release.yes')}
            </Button>
          )}
        </>
      }
    >
      <div>
        <p>
          <strong>{milestone.description}</strong>
        </p>
        {rest && <p>{t('release.rest', { amount: amountLabel(rest) })}</p>}
      </div>
      <Note tone="risk" title={t('shell.final')}>
        <p>{t('release.sure', words)}</p>
        <p>{t('release.sureCheck')}</p>
      </Note>
      {failure && <Message failure={failure} freelancer={words.freelancer} write />}
    </Dialog>
  )
}
