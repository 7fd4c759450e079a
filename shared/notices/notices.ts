import type { Role } from '../contract/entities.ts'

/** Which of an account's screens a notice leads to (N3). */
type Place =
  | 'project'
  | 'messages'
  | 'invoice'
  | 'dispute'
  /** A project whose award is gone, which its freelancer does not see any more. */
  | 'projectList'
  /** The same for its employer, who sees it among the open ones. */
  | 'openProject'

type NoticeRow = {
  /** Whom it concerns: one side of a project, both, or the arbiters as well (N1). */
  who: 'freelancer' | 'employer' | 'both' | 'all'
  tone: 'accent' | 'attention' | 'paid' | 'risk'
  place: Place
}

/**
 * Every kind of news, for the tray, the notifications, and on the pages the lines in the corner and
 * what waits on the dashboard. Its words stand under the same name in `shared/words`. A summary of
 * many names them in this order.
 */
export const NOTICES = {
  milestoneReleased: { who: 'freelancer', tone: 'paid', place: 'project' },
  requestAccepted: { who: 'freelancer', tone: 'accent', place: 'project' },
  requestRejected: { who: 'freelancer', tone: 'risk', place: 'project' },
  milestoneCreated: { who: 'freelancer', tone: 'accent', place: 'project' },
  milestoneCancelled: { who: 'both', tone: 'accent', place: 'project' },
  milestoneRequested: { who: 'employer', tone: 'attention', place: 'project' },
  projectAwarded: { who: 'freelancer', tone: 'attention', place: 'project' },
  awardRevoked: { who: 'freelancer', tone: 'risk', place: 'projectList' },
  awardDeclined: { who: 'employer', tone: 'attention', place: 'openProject' },
  projectAccepted: { who: 'employer', tone: 'accent', place: 'project' },
  projectEnded: { who: 'both', tone: 'accent', place: 'project' },
  releaseRequested: { who: 'employer', tone: 'attention', place: 'project' },
  cancellationRequested: { who: 'freelancer', tone: 'attention', place: 'project' },
  cancellationRejected: { who: 'employer', tone: 'accent', place: 'project' },
  cancellationWithdrawn: { who: 'freelancer', tone: 'accent', place: 'project' },
  milestoneRefunded: { who: 'employer', tone: 'accent', place: 'project' },
  messageReceived: { who: 'both', tone: 'accent', place: 'messages' },
  disputeOpened: { who: 'both', tone: 'risk', place: 'dispute' },
  disputeAnswered: { who: 'both', tone: 'accent', place: 'dispute' },
  disputeEscalated: { who: 'all', tone: 'attention', place: 'dispute' },
  disputeResolved: { who: 'both', tone: 'accent', place: 'dispute' },
  invoiceIssued: { who: 'both', tone: 'accent', place: 'invoice' },
  invoicePaid: { who: 'both', tone: 'paid', place: 'invoice' },
  invoicePaymentFailed: { who: 'both', tone: 'risk', place: 'invoice' },
  invoiceOnHold: { who: 'both', tone: 'attention', place: 'invoice' },
  invoiceRefunded: { who: 'employer', tone: 'accent', place: 'invoice' },
} as const satisfies Record<string, NoticeRow>

export type NoticeKind = keyof typeof NOTICES
export const noticeKinds = Object.keys(NOTICES) as [NoticeKind, ...NoticeKind[]]

/** Whether a kind of news is for people of this role. */
export function isNewsFor(kind: NoticeKind, role: Role): boolean {
  const { who } = NOTICES[kind]
  return who === 'all' || who === role || (who === 'both' && role !== 'arbiter')
}

/** What a place is found by. */
type About = { kind: NoticeKind; projectId: number; subjectId: string | null }

/** Where a notice leads: the invoice or the dispute itself where it names one, else its project. */
export function placeOf({ kind, projectId, subjectId }: About): { place: Place; id: string } {
  const { place } = NOTICES[kind]
  const isSubject = place === 'invoice' || place === 'dispute'
  if (!isSubject) return { place, id: String(projectId) }
  return subjectId === null ? { place: 'project', id: String(projectId) } : { place, id: subjectId }
}
