import { Button } from '@mantine/core'
import { IconMessage } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { MilestoneRequest } from '../../../shared/contract/entities.ts'
import { amountLabel } from '../../ui/words.ts'
import { messagesHref } from '../messages/place.ts'
import { DirectButton } from '../parts/direct-button.tsx'
import { RowMenu } from '../parts/row-menu.tsx'
import { useParty } from '../shell/account.tsx'

/** What is asked about a request before it is answered. */
export type RequestQuestion = 'accept' | 'reject'

type RequestActionsProps = { request: MilestoneRequest; onAsk: (what: RequestQuestion) => void }

/** The buttons of one request: the answer, or taking it back, and a word about it (M4, M7). */
export function RequestActions({ request, onAsk }: RequestActionsProps) {
  const { t } = useTranslation()
  const party = useParty()
  const { id, projectId, description, state } = request
  const words = { amount: amountLabel(request.amount), description }
  return (
    <>
      {state === 'pending' && party === 'employer' && (
        <>
          <Button
            variant="default"
            size="xs"
            aria-label={t('requests.rejectOf', words)}
            onClick={() => onAsk('reject')}
          >
            {t('requests.reject')}
          </Button>
          <Button
            size="xs"
            aria-label={t('requests.acceptOf', words)}
            onClick={() => onAsk('accept')}
          >
            {t('requests.accept')}
          </Button>
        </>
      )}
      {state === 'pending' && party === 'freelancer' && (
        <DirectButton
          type="withdrawMilestoneRequest"
          payload={{ requestId: id }}
          name={t('requests.withdrawOf', words)}
          done={t('requests.withdrawn', words)}
        >
          {t('requests.withdraw')}
        </DirectButton>
      )}
      <RowMenu
        name={t('milestones.rows.more', { description })}
        items={[
          {
            label: t('milestones.rows.message'),
            icon: <IconMessage size={16} aria-hidden />,
            href: messagesHref(projectId, { kind: 'milestoneRequest', id }),
          },
        ]}
      />
    </>
  )
}
