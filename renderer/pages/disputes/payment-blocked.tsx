import type { Dispute, Project } from '../../../shared/contract/entities.ts'
import { blockersOf } from '../milestones/blockers.ts'
import { ReleaseState } from '../milestones/release-state.tsx'
import { isOpen } from './stage.ts'

/** What keeps a verdict from paying the freelancer: it is a release, and P8 holds for it too. */
export function PaymentBlocked({ dispute, project }: { dispute: Dispute; project: Project }) {
  const pays = isOpen(dispute) && dispute.about.kind === 'milestone'
  return pays && blockersOf(project).length > 0 ? <ReleaseState project={project} /> : null
}
