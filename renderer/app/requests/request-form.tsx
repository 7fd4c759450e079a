import { useTranslation } from 'react-i18next'
import type { Project } from '../../../shared/contract/entities.ts'
import { RequestForm as Form } from '../../ui/request-form/request-form.tsx'
import type { RequestSender } from '../../ui/request-form/use-request-form.ts'
import { useApp } from '../state/app-store.ts'
import { useCall } from '../state/use-call.ts'

type RequestFormProps = { project: Project; onDone: () => void; onCancel: () => void }

/** *Request Milestone* by way of the outbox: offline too, and then it says so (M1, Y2). */
export function RequestForm(props: RequestFormProps) {
  const { t } = useTranslation()
  const submit = useCall('commands.submit')
  const offline = useApp((app) => app.connection !== 'online')
  const sender: RequestSender = {
    failure: submit.failure,
    busy: submit.busy,
    send: async (payload) =>
      (await submit.run({ type: 'requestMilestone', payload })) !== undefined,
  }
  return <Form {...props} sender={sender} {...(offline ? { more: t('requests.safe') } : {})} />
}
