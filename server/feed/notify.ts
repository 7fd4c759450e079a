import type { Project } from '../../shared/contract/entities.ts'
import type { Notice } from '../../shared/contract/feed.ts'
import { moneyDto } from '../../shared/money/amount.ts'
import type { Money } from '../../shared/money/money.ts'
import type { FeedWriter } from './feed-writer.ts'

type Context = { feed: FeedWriter; nowMs: number }

/** Gives one account a notice about money of a project: a request, milestone, invoice or dispute (N1). */
export function notifyOfMoney(
  { feed, nowMs }: Context,
  receiverId: number,
  kind: Notice['kind'],
  about: { project: Project; amount: Money; subjectId: string; balance?: Money },
): void {
  feed.notify(receiverId, {
    atMs: nowMs,
    kind,
    projectId: about.project.id,
    projectTitle: about.project.title,
    amount: moneyDto(about.amount),
    balance: about.balance ? moneyDto(about.balance) : null,
    subjectId: about.subjectId,
  })
}

/** Gives one account a notice about the project itself (N1). */
export function notifyOfProject(
  { feed, nowMs }: Context,
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
