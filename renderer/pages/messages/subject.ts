import type { TFunction } from 'i18next'
import type { MessageSubject } from '../../../shared/contract/entities.ts'
import type { ProjectResponse } from '../../../shared/contract/http.ts'
import { milestoneHref } from '../milestones/place.ts'

/** What a message is about, in words, and the address where it is (M7). */
export type SubjectLine = { label: string; href: string }

/** The words and the place of a subject; null when the project has no such thing. */
export function subjectLine(
  t: TFunction,
  { kind, id }: MessageSubject,
  { project, milestoneRequests, milestones, invoices, disputes }: ProjectResponse,
): SubjectLine | null {
  switch (kind) {
    case 'milestoneRequest': {
      const found = milestoneRequests.find((request) => request.id === id)
      if (!found) return null
      // An accepted one has become a milestone and stands there (M6).
      const href = milestoneHref({ id: found.milestoneId ?? id, projectId: project.id })
      return { label: t('messages.request', found), href }
    }
    case 'milestone': {
      const found = milestones.find((milestone) => milestone.id === id)
      return found ? { label: t('milestones.named', found), href: milestoneHref(found) } : null
    }
    case 'invoice': {
      const found = invoices.find((invoice) => invoice.id === id)
      return found ? { label: t('invoices.number', found), href: `/invoices/${id}` } : null
    }
    case 'dispute': {
      const found = disputes.find((dispute) => dispute.id === id)
      return found ? { label: t('disputes.number', found), href: `/disputes/${id}` } : null
    }
  }
}
