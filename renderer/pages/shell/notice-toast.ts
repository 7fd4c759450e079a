import type { TFunction } from 'i18next'
import type { Notice } from '../../../shared/contract/feed.ts'
import type { Tone } from '../../ui/palette.ts'
import { amountLabel } from '../../ui/words.ts'
import { messagesHref } from '../messages/place.ts'
import type { Toast } from './toast-store.ts'

const TONES: Partial<Record<Notice['kind'], Tone>> = {
  milestoneRequested: 'attention',
  requestRejected: 'risk',
  milestoneReleased: 'paid',
  projectAwarded: 'attention',
  awardRevoked: 'risk',
  awardDeclined: 'attention',
  releaseRequested: 'attention',
  cancellationRequested: 'attention',
  disputeOpened: 'risk',
  disputeEscalated: 'attention',
  invoicePaid: 'paid',
  invoicePaymentFailed: 'risk',
  invoiceOnHold: 'attention',
}

/** Where it happened: the invoice or the dispute itself, else the project (N3). */
function placeOf({ kind, projectId, subjectId }: Notice): string {
  if (subjectId !== null && kind.startsWith('invoice')) return `/invoices/${subjectId}`
  if (subjectId !== null && kind.startsWith('dispute')) return `/disputes/${subjectId}`
  // A project whose award has gone has no page of its own any more.
  if (kind === 'awardRevoked' || kind === 'awardDeclined') return '/projects'
  return kind === 'messageReceived' ? messagesHref(projectId) : `/projects/${projectId}`
}

/** A notice as a line in the corner that leads to where it happened (N1, N3). */
export function noticeToast(t: TFunction, notice: Notice): Omit<Toast, 'id'> {
  const { kind, amount, balance, projectTitle } = notice
  const toldBalance = (kind === 'milestoneReleased' || kind === 'invoicePaid') && balance
  const key = toldBalance ? (`${kind}Balance` as const) : kind
  const text = t(`notices.kind.${key}`, {
    amount: amount ? amountLabel(amount) : '',
    balance: balance ? amountLabel(balance) : '',
  })
  return {
    tone: TONES[kind] ?? 'accent',
    text,
    detail: projectTitle,
    href: placeOf(notice),
  }
}

/** Whether the reader is looking at what a notice tells: it needs no line in the corner then. */
export const isInView = ({ kind, projectId }: Notice, path: string): boolean =>
  kind === 'messageReceived' && path === messagesHref(projectId)
