import { useTranslation } from 'react-i18next'
import type { Project } from '../../../shared/contract/entities.ts'
import { RequestForm } from '../../ui/request-form/request-form.tsx'
import type { RequestSender } from '../../ui/request-form/use-request-form.ts'
import { amountLabel } from '../../ui/words.ts'
import { useCommand } from '../api/use-command.ts'
import { say } from '../parts/say.ts'
import { toast } from '../shell/toast-store.ts'

type AskMilestoneProps = { project: Project; onClose: () => void }

/** The freelancer's *Request Milestone* in a browser: the same form as in the app (M1-M3). */
export function AskMilestone({ project, onClose }: AskMilestoneProps) {
  const { t } = useTranslation()
  const { send, busy, failure } = useCommand('requestMilestone')
  const sender: RequestSender = {
    busy,
    failure,
    failureText: failure ? say(t, failure, { write: true }) : undefined,
    send: async (payload) => {
      const sent = await send(payload)
      const words = { amount: amountLabel(payload), employer: project.employer.name }
      if (sent) toast({ tone: 'neutral', text: t('requests.asked', words) })
      return Boolean(sent)
    },
  }
  return <RequestForm project={project} sender={sender} onDone={onClose} onCancel={onClose} />
}
