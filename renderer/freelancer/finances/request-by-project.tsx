import { Button, NativeSelect } from '@mantine/core'
import { IconBriefcase } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { canRequest } from '../../../shared/milestones/request.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useData } from '../data/data-context.tsx'
import { RequestForm } from '../requests/request-form.tsx'
import classes from './finances.module.css'

/** *Request Milestone* from the dashboard: *Select Active Project*, then the same form (M1). */
export function RequestByProject({ onEnd }: { onEnd: () => void }) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState('')
  const active = (useData()?.projects ?? []).filter(
    ({ status }) => canRequest({ projectStatus: status }).ok,
  )
  const project = active.find(({ id }) => String(id) === chosen)
  if (active.length === 0) {
    return (
      <EmptyState
        icon={<IconBriefcase size={32} stroke={1.5} />}
        title={t('request.noActive')}
        hint={t('request.noActiveHint')}
      />
    )
  }
  return (
    <div className={classes.asking}>
      <NativeSelect
        label={t('request.selectProject')}
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={[
          { value: '', label: t('request.chooseProject'), disabled: true },
          ...active.map(({ id, title, currency }) => ({
            value: String(id),
            label: `${title} (${currency})`,
          })),
        ]}
      />
      {project ? (
        <RequestForm key={project.id} project={project} onDone={onEnd} onCancel={onEnd} />
      ) : (
        <Button variant="default" className={classes.ask ?? ''} onClick={onEnd}>
          {t('request.cancel')}
        </Button>
      )}
    </div>
  )
}
