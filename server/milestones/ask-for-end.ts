import { done, type Handler } from '../sync/command.ts'
import { findActionable } from './find-own.ts'
import { tell } from './notice.ts'
import { setState } from './set-state.ts'

/** The freelancer asks for the release of held money; nothing moves (P3). */
export const requestRelease: Handler<'requestRelease'> = async (context, { milestoneId }) => {
  const found = await findActionable(context, milestoneId, 'requestRelease')
  if (!found.ok) return found
  const { id, project, amount } = found.value
  await setState(context, found.value, 'releaseRequested')
  tell(context, project.employer.id, 'releaseRequested', { project, amount, subjectId: id })
  return done
}

/** The employer asks the freelancer to cancel: after acceptance he cannot himself (P7). */
export const requestCancellation: Handler<'requestCancellation'> = async (
  context,
  { milestoneId, reason },
) => {
  const found = await findActionable(context, milestoneId, 'requestCancellation')
  if (!found.ok) return found
  const { id, project, amount } = found.value
  await setState(context, found.value, 'cancellationRequested', reason?.trim() || null)
  tell(context, project.freelancer.id, 'cancellationRequested', { project, amount, subjectId: id })
  return done
}

/** The freelancer says no; yes is to cancel (P7). */
export const rejectCancellation: Handler<'rejectCancellation'> = async (
  context,
  { milestoneId },
) => {
  const found = await findActionable(context, milestoneId, 'rejectCancellation')
  if (!found.ok) return found
  const { id, project, amount } = found.value
  await setState(context, found.value, 'inProgress')
  tell(context, project.employer.id, 'cancellationRejected', { project, amount, subjectId: id })
  return done
}

/** The employer takes his question back; there is nothing left for the freelancer to answer (P7). */
export const withdrawCancellation: Handler<'withdrawCancellation'> = async (
  context,
  { milestoneId },
) => {
  const found = await findActionable(context, milestoneId, 'withdrawCancellation')
  if (!found.ok) return found
  const { id, project, amount } = found.value
  await setState(context, found.value, 'inProgress')
  tell(context, project.freelancer.id, 'cancellationWithdrawn', { project, amount, subjectId: id })
  return done
}
