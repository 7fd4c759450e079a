import { IconFilterOff } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Milestone } from '../../../shared/contract/entities.ts'
import type { FinancesResponse } from '../../../shared/contract/http.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { MilestoneRows } from '../milestones/milestone-rows.tsx'
import { heldFirst } from '../milestones/order.ts'
import { useShown } from '../parts/use-shown.tsx'
import { type Filter, Narrow, narrowed } from './narrow.tsx'

/** More rows than this, and they can be narrowed. */
const MANY = 8

type State = Milestone['state']

/** *Milestone Payments* of all projects: the employer's outgoing, the freelancer's incoming (P10). */
export function Payments({ milestones, projects, invoices }: FinancesResponse) {
  const { t } = useTranslation()
  const [filter, setFilter] = useState<Filter<State>>({ projectId: null, state: null })
  const fitting = heldFirst(narrowed<State, Milestone>(milestones, filter))
  const { shown, more } = useShown(fitting)
  const states = [...new Set(milestones.map(({ state }) => state))]
  const listed = projects.filter(({ id }) => milestones.some(({ projectId }) => projectId === id))
  return (
    <>
      {milestones.length > MANY && (
        <Narrow
          projects={listed}
          states={states.map((value) => ({ value, label: t(`milestones.state.${value}`) }))}
          filter={filter}
          onChange={setFilter}
        />
      )}
      {milestones.length > 0 && fitting.length === 0 ? (
        <EmptyState
          icon={<IconFilterOff />}
          title={t('finances.filter.none')}
          hint={t('finances.filter.noneBody')}
        />
      ) : (
        <MilestoneRows milestones={shown} projects={projects} invoices={invoices} named />
      )}
      {more}
    </>
  )
}
