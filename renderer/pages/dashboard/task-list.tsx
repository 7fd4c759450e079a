import {
  IconAlertTriangle,
  IconBriefcase,
  IconChevronRight,
  IconClock,
  IconHourglass,
  IconInbox,
  IconScale,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Project } from '../../../shared/contract/entities.ts'
import { NOTICES } from '../../../shared/notices/notices.ts'
import { amountLabel, zonedText } from '../../ui/words.ts'
import boxed from '../parts/boxed-list.module.css'
import rows from '../parts/row-link.module.css'
import { useTimeLeft } from '../parts/use-time-left.ts'
import { useAccount } from '../shell/account.tsx'
import styles from './dashboard.module.css'
import { NEWS, type Task } from './tasks.ts'

const ICONS: Record<Task['kind'], ReactNode> = {
  payInvoice: <IconAlertTriangle />,
  unpaidInvoice: <IconAlertTriangle />,
  answerDispute: <IconScale />,
  heldInvoice: <IconHourglass />,
  release: <IconClock />,
  request: <IconInbox />,
  cancellation: <IconClock />,
  accept: <IconBriefcase />,
}

type TaskListProps = { tasks: readonly Task[]; projects: readonly Project[] }

/** What waits for the reader, each row a way to where it is answered. */
export function TaskList({ tasks, projects }: TaskListProps) {
  const { t } = useTranslation()
  return (
    <ul className={boxed.list} aria-label={t('dashboard.needsYou')}>
      {tasks.map((task) => {
        const project = projects.find(({ id }) => id === task.projectId)
        return <TaskRow key={`${task.kind} ${task.id}`} task={task} project={project} />
      })}
    </ul>
  )
}

function TaskRow({ task, project }: { task: Task; project: Project | undefined }) {
  const { t } = useTranslation()
  const { role } = useAccount()
  const amount = task.amount ? amountLabel(task.amount) : ''
  const other = role === 'employer' ? project?.freelancer : project?.employer
  return (
    <li className={`${styles.row} ${rows.row}`} data-tone={NOTICES[NEWS[task.kind]].tone}>
      <span className={styles.icon} aria-hidden="true">
        {ICONS[task.kind]}
      </span>
      <div className={boxed.words}>
        <Link href={task.href} className={rows.link}>
          {t(`dashboard.task.${task.kind}`, { amount, number: task.number ?? '' })}
        </Link>
        {task.about !== null && <div className={styles.about}>{task.about}</div>}
        <Hint task={task} />
        <div className={boxed.meta}>
          {project?.title}
          {other && ` · ${other.name}`}
        </div>
      </div>
      <IconChevronRight className={styles.arrow} aria-hidden="true" />
    </li>
  )
}

/** What it means and what to do, where the row's name does not say it. */
function Hint({ task }: { task: Task }) {
  const { t } = useTranslation()
  const { zone } = useAccount()
  const left = useTimeLeft()
  switch (task.kind) {
    case 'payInvoice':
    case 'unpaidInvoice':
    case 'accept':
      return <div>{t(`dashboard.task.${task.kind}Hint`)}</div>
    case 'answerDispute': {
      if (task.dueAtMs === null) return null
      const words = { when: zonedText(task.dueAtMs, zone), left: left(task.dueAtMs) }
      return <div>{t('dashboard.task.answerDisputeHint', words)}</div>
    }
    case 'heldInvoice':
      return <div>{task.holds.map((hold) => t(`dashboard.hold.${hold}`)).join(' ')}</div>
    default:
      return null
  }
}
