import { Button } from '@mantine/core'
import { IconFlag } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Project } from '../../../shared/contract/entities.ts'
import { canRequest } from '../../../shared/milestones/request.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { MilestoneRequestList } from '../../ui/milestone-request-list.tsx'
import { isOpenRequest } from '../../ui/requests.ts'
import { Section } from '../../ui/section.tsx'
import { ownZone } from '../../ui/zone.ts'
import { useData } from '../data/data-context.tsx'
import { Payments } from '../finances/payments.tsx'
import { RequestActions } from '../requests/request-actions.tsx'
import { RequestForm } from '../requests/request-form.tsx'
import classes from './projects.module.css'
import { ReleaseNote } from './release-note.tsx'

/** The *Milestones* tab: *Milestone Requests* on top when there are some (M6), then the milestones. */
export function MilestonesTab({ project, asking }: { project: Project; asking: boolean }) {
  const { t } = useTranslation()
  const data = useData()
  const mayAsk = canRequest({ projectStatus: project.status }).ok
  const [formOpen, setFormOpen] = useState(asking)
  const requests = data?.requests.filter(({ projectId }) => projectId === project.id) ?? []
  const open = requests.filter(isOpenRequest)
  // An accepted one has moved to the milestones list.
  const answered = requests.filter(({ state }) => state === 'rejected' || state === 'withdrawn')
  const milestones = data?.milestones.filter(({ projectId }) => projectId === project.id) ?? []
  const list = { milestones, zone: ownZone() }
  return (
    <div className={classes.panel}>
      <ReleaseNote project={project} />
      {open.length > 0 && (
        <Section title={t('requests.title')}>
          <MilestoneRequestList
            requests={open}
            actions={(request) => <RequestActions request={request} />}
            {...list}
          />
        </Section>
      )}
      {formOpen && mayAsk && (
        <Section title={t('requests.ask')}>
          <RequestForm
            project={project}
            onDone={() => setFormOpen(false)}
            onCancel={() => setFormOpen(false)}
          />
        </Section>
      )}
      <Section
        title={t('milestones.title')}
        aside={
          mayAsk &&
          !formOpen && <Button onClick={() => setFormOpen(true)}>{t('requests.ask')}</Button>
        }
      >
        {milestones.length > 0 ? (
          <Payments milestones={milestones} />
        ) : (
          <EmptyState
            icon={<IconFlag size={32} stroke={1.5} />}
            title={t('projects.page.emptyMilestones')}
            hint={t('projects.page.emptyMilestonesHint')}
          />
        )}
      </Section>
      {answered.length > 0 && (
        <Section title={t('requests.earlier')}>
          <MilestoneRequestList requests={answered} {...list} />
        </Section>
      )}
    </div>
  )
}
