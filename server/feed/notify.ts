import type { Project } from '../../shared/contract/entities.ts'
import type { Notice } from '../../shared/contract/feed.ts'
import { formatAmount } from '../../shared/money/amount.ts'
import type { Money } from '../../shared/money/money.ts'
import type { WorkContext } from '../capability/command.ts'

const dto = (amount: Money) => ({ amount: formatAmount(amount), currency: amount.currency })

/** Tells one party of a project about one of its requests or milestones (N1). */
export function tell(
  { feed, nowMs }: Pick<WorkContext, 'feed' | 'nowMs'>,
  receiverId: number,
  kind: Notice['kind'],
  about: { project: Project; amount: Money; subjectId: string; balance?: Money },
): void {
  feed.notify(receiverId, {
    atMs: nowMs,
    kind,
    projectId: about.project.id,
    projectTitle: about.project.title,
    amount: dto(about.amount),
    balance: about.balance ? dto(about.balance) : null,
    subjectId: about.subjectId,
  })
}

/** Tells one party about the project itself (N1). */
export function tellOfProject(
  { feed, nowMs }: Pick<WorkContext, 'feed' | 'nowMs'>,
  receiverId: number,
  kind: 'projectAwarded' | 'awardRevoked' | 'awardDeclined' | 'projectAccepted' | 'projectEnded',
  { id, title }: Pick<Project, 'id' | 'title'>,
): void {
  feed.notify(receiverId, {
    atMs: nowMs,
    kind,
    projectId: id,
    projectTitle: title,
    amount: null,
    balance: null,
    subjectId: null,
  })
}

/** Both parties of a project. */
export const partiesOf = ({ employer, freelancer }: Project): [number, number] => [
  employer.id,
  freelancer.id,
]

/** The party of a project that the other one's account is not. */
export const otherThan = (accountId: number, { employer, freelancer }: Project): number =>
  accountId === employer.id ? freelancer.id : employer.id
