import { endPart } from '../../../../../shared/milestones/end-part.ts'
import { releaseBlockers } from '../../../../../shared/milestones/release.ts'
import { type Money, zero } from '../../../../../shared/money/money.ts'
import type { Books, ModelCommand, ModelMilestone } from './books.ts'

/** `applied`, or why not. */
export type Code = string
/** The command was carried out. */
export const APPLIED: Code = 'applied'

/** A milestone of the model. */
export function milestoneOf(books: Books, id: string): ModelMilestone {
  const milestone = books.milestones.get(id)
  if (!milestone) throw new Error('the model acts on milestones it made')
  return milestone
}

/** A project of the model. */
export function projectOf(books: Books, id: number) {
  const project = books.projects.get(id)
  if (!project) throw new Error('the model acts on its own projects')
  return project
}

/** A party; the model lets the arbiter do nothing but decide. */
export const partyOf = ({ by }: ModelCommand): 'employer' | 'freelancer' =>
  by === 'freelancer' ? 'freelancer' : 'employer'

/** What of a milestone ends and what stays, in the books. */
export function end(
  books: Books,
  milestone: ModelMilestone,
  part: Money,
  step: Parameters<typeof endPart>[2],
): Code {
  const done = endPart(milestone, part, step)
  if (!done.ok) return done.error
  const { ended, rest } = done.value
  if (rest) {
    milestone.amount = rest.amount
    const piece = { ...milestone, ...ended, splitFrom: milestone.id, refunded: zero('USD') }
    books.milestones.set(ended.id, piece)
  } else milestone.state = ended.state
  return APPLIED
}

/** What P8 asks of a project. */
export const releaseFacts = ({ deviceRegistered, hours }: Books, projectId: number) => ({
  deviceRegistered,
  hoursPosted: [...hours.values()].some((each) => each.projectId === projectId),
})

/** The first of P8's conditions that is not met. */
export function blockerOf(books: Books, { projectId }: ModelMilestone): Code | undefined {
  const projectType = projectOf(books, projectId).type
  return releaseBlockers({ projectType, ...releaseFacts(books, projectId) })[0]
}
