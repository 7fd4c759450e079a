import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../ui/error-note.tsx'
import type { RequestItem } from '../../ui/requests.ts'
import { useApp } from '../state/app-store.ts'
import { useCall } from '../state/use-call.ts'
import { RecordActions } from '../status/record-actions.tsx'

/** What the freelancer can do with a request: withdraw it, or deal with a refused one (M4, Y3). */
export function RequestActions({ request }: { request: RequestItem }) {
  const { t } = useTranslation()
  const submit = useCall('commands.submit')
  const record = useApp((app) => app.pending.find(({ id }) => id === request.id))
  if (request.state === 'refused') {
    return (
      <>
        {record?.error && <ErrorNote failure={record.error} />}
        <RecordActions id={request.id} about={request.description} />
      </>
    )
  }
  if (request.state !== 'pending' && request.state !== 'queued') return null
  return (
    <>
      {submit.failure && <ErrorNote failure={submit.failure} />}
      <Button
        size="xs"
        variant="default"
        loading={submit.busy}
        aria-label={t('requests.withdrawNamed', { description: request.description })}
        onClick={() =>
          void submit.run({
            type: 'withdrawMilestoneRequest',
            payload: { requestId: request.id },
          })
        }
      >
        {t('requests.withdraw')}
      </Button>
    </>
  )
}
