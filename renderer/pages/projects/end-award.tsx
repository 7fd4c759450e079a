import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { Project } from '../../../shared/contract/entities.ts'
import { useCommand } from '../api/use-command.ts'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { useParty } from '../shell/account.tsx'
import { toast } from '../shell/toast-store.ts'

/** The same step from either side: the freelancer declines, the employer takes the award back (B4). */
const WORDS = {
  freelancer: {
    action: 'projects.award.decline',
    name: 'projects.award.declineOf',
    title: 'projects.award.declineTitle',
    sure: 'projects.award.declineSure',
    yes: 'projects.award.declineYes',
    done: 'projects.award.declined',
  },
  employer: {
    action: 'projects.award.revoke',
    name: 'projects.award.revokeOf',
    title: 'projects.award.revokeTitle',
    sure: 'projects.award.revokeSure',
    yes: 'projects.award.revokeYes',
    done: 'projects.award.revoked',
  },
} as const

/** Ends an award before it is accepted, after what that means is said (B4). */
export function EndAward({ project }: { project: Project }) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState(false)
  const words = WORDS[useParty()]
  return (
    <>
      <Button
        variant="default"
        size="xs"
        aria-label={t(words.name, { title: project.title })}
        onClick={() => setAsked(true)}
      >
        {t(words.action)}
      </Button>
      {asked && <EndAwardDialog project={project} onClose={() => setAsked(false)} />}
    </>
  )
}

function EndAwardDialog({ project, onClose }: { project: Project; onClose: () => void }) {
  const { title, bidId, employer, freelancer } = project
  const { t } = useTranslation()
  const [, go] = useLocation()
  const party = useParty()
  const words = WORDS[party]
  const { send, busy, failure } = useCommand(party === 'employer' ? 'revokeAward' : 'retractBid')
  const end = async (): Promise<void> => {
    if (!(await send({ bidId }))) return
    toast({ tone: 'neutral', text: t(words.done, { title }) })
    onClose()
    go('/projects')
  }
  return (
    <ConfirmDialog
      title={t(words.title)}
      no={t('projects.award.no')}
      yes={t(words.yes)}
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
      <p>{t(words.sure, { employer: employer.name, freelancer: freelancer.name })}</p>
    </ConfirmDialog>
  )
}
