import { err, ok, type Result } from '../result.ts'

/** Where a milestone request stands (M5). Only the freelancer's computer knows `queued`. */
export type RequestState = 'queued' | 'pending' | 'accepted' | 'rejected' | 'withdrawn'

/** What can be done to one: the freelancer sends and withdraws, the employer answers (M4). */
export type RequestAction = 'send' | 'accept' | 'reject' | 'withdraw'

const NEXT: Record<RequestState, Partial<Record<RequestAction, RequestState>>> = {
  queued: { send: 'pending', withdraw: 'withdrawn' },
  pending: { accept: 'accepted', reject: 'rejected', withdraw: 'withdrawn' },
  accepted: {},
  rejected: {},
  withdrawn: {},
}

/**
 * The state an action leads to, or `request_not_pending` when the request was already answered or
 * withdrawn: of an accept and a withdrawal at once, the second one gets a conflict (M5).
 */
export function transitionRequest(
  state: RequestState,
  action: RequestAction,
): Result<RequestState, 'request_not_pending'> {
  const next = NEXT[state][action]
  return next ? ok(next) : err('request_not_pending')
}

/** How far a project has come; *Current Work* is what is accepted and not complete (M1). */
export type ProjectStatus = 'awarded' | 'active' | 'complete'

/** Whether the freelancer may ask for a milestone on a project: only in Current Work (M1). */
export function canRequest(project: {
  projectStatus: ProjectStatus
}): Result<null, 'project_not_in_current_work'> {
  return project.projectStatus === 'active' ? ok(null) : err('project_not_in_current_work')
}
