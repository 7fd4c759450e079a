import type { TFunction } from 'i18next'
import type { Notice } from '../../../shared/contract/feed.ts'
import { NOTICES, placeOf } from '../../../shared/notices/notices.ts'
import { noticeLine } from '../../../shared/words/news.ts'
import { messagesHref } from '../messages/place.ts'
import type { Toast } from './toast-store.ts'

/** The address of where it happened (N3). */
export function noticeHref(notice: Pick<Notice, 'kind' | 'projectId' | 'subjectId'>): string {
  const { place, id } = placeOf(notice)
  switch (place) {
    case 'invoice':
      return `/invoices/${id}`
    case 'dispute':
      return `/disputes/${id}`
    case 'messages':
      return messagesHref(notice.projectId)
    // Such a project has no page of its own.
    case 'projectList':
    case 'openProject':
      return '/projects'
    case 'project':
      return `/projects/${id}`
  }
}

/** A notice as a line in the corner that leads to where it happened (N1, N3). */
export const noticeToast = (t: TFunction, notice: Notice): Omit<Toast, 'id'> => ({
  tone: NOTICES[notice.kind].tone,
  text: noticeLine(t, notice),
  detail: notice.projectTitle,
  href: noticeHref(notice),
})

/** Whether the reader is looking at what a notice tells: it needs no line in the corner then. */
export const isInView = ({ kind, projectId }: Notice, path: string): boolean =>
  kind === 'messageReceived' && path === messagesHref(projectId)
