import type { Project } from '../../shared/contract/entities.ts'
import { releaseBlockers } from '../../shared/milestones/release.ts'
import type { Refusal } from '../capability/refusal.ts'

/** Why nothing of a project may be paid to its freelancer yet, all that is missing; else null (P8). */
export function findBlocker(project: Project): Refusal | null {
  const blockers = releaseBlockers({
    projectType: project.type,
    deviceRegistered: project.deviceRegistered,
    hoursPosted: project.postedMs > 0,
  })
  const [code] = blockers
  if (!code) return null
  return { code, issues: blockers.map((each) => ({ path: each, reason: { error: each } })) }
}
