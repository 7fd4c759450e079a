import { Button, Tabs } from '@mantine/core'
import { IconReceipt, IconSend } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../ui/empty-state.tsx'
import { MilestoneRequestList } from '../../ui/milestone-request-list.tsx'
import { PageShell } from '../../ui/page-shell.tsx'
import { RequestByProject } from '../../ui/request-form/request-by-project.tsx'
import { isOpenRequest } from '../../ui/requests.ts'
import { ownZone } from '../../ui/zone.ts'
import { useData } from '../data/data-context.tsx'
import { RequestActions } from '../requests/request-actions.tsx'
import { RequestForm } from '../requests/request-form.tsx'
import { PageSkeleton } from '../shell/skeletons.tsx'
import { Balances } from './balances.tsx'
import classes from './finances.module.css'
import { Payments } from './payments.tsx'
import { ProjectLink } from './project-link.tsx'

/** The *Financial Dashboard*: balances, all *Milestone Requests*, all *Milestone Payments* (P10). */
export function FinancesPage() {
  const { t } = useTranslation()
  const data = useData()
  const [asking, setAsking] = useState(false)
  if (!data?.complete) return <PageSkeleton />
  const { requests, milestones, projects } = data
  const stopAsking = (): void => setAsking(false)
  // What waits comes first; the rest as it was, newest first.
  const inOrder = [
    ...requests.filter(isOpenRequest),
    ...requests.filter((one) => !isOpenRequest(one)),
  ]
  return (
    <PageShell title={t('finances.dashboard')}>
      <Balances />
      <Tabs defaultValue="requests" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="requests">{t('requests.title')}</Tabs.Tab>
          <Tabs.Tab value="payments">{t('milestones.payments')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="requests" pt="lg">
          <div className={classes.panel}>
            {asking ? (
              <RequestByProject
                projects={projects}
                onEnd={stopAsking}
                form={(project) => (
                  <RequestForm project={project} onDone={stopAsking} onCancel={stopAsking} />
                )}
              />
            ) : (
              <Button className={classes.ask ?? ''} onClick={() => setAsking(true)}>
                {t('requests.ask')}
              </Button>
            )}
            {inOrder.length > 0 ? (
              <MilestoneRequestList
                requests={inOrder}
                milestones={milestones}
                zone={ownZone()}
                about={({ projectId }) => <ProjectLink projectId={projectId} />}
                actions={(request) => <RequestActions request={request} />}
              />
            ) : (
              <EmptyState
                icon={<IconSend size={32} stroke={1.5} />}
                title={t('requests.empty')}
                hint={t('requests.emptyHint')}
              />
            )}
          </div>
        </Tabs.Panel>
        <Tabs.Panel value="payments" pt="lg">
          {milestones.length > 0 ? (
            <Payments milestones={milestones} named />
          ) : (
            <EmptyState
              icon={<IconReceipt size={32} stroke={1.5} />}
              title={t('milestones.none')}
              hint={t('milestones.emptyHint')}
            />
          )}
        </Tabs.Panel>
      </Tabs>
    </PageShell>
  )
}
