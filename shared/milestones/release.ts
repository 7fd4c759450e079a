import { compare, type Money } from '../money/money.ts'
import { err, ok, type Result } from '../result.ts'

/** What stands between an hourly project's milestone and its release (P8). */
export type ReleaseBlocker = 'desktop_app_required' | 'hours_not_posted'

/**
 * What is missing before a milestone may be released: on an hourly project the freelancer's
 * registered device and tracked hours posted for this project; on a fixed one nothing (P8).
 */
export function releaseBlockers(project: {
  projectType: 'hourly' | 'fixed'
  deviceRegistered: boolean
  hoursPosted: boolean
}): ReleaseBlocker[] {
  if (project.projectType === 'fixed') return []
  const blockers: ReleaseBlocker[] = []
  if (!project.deviceRegistered) blockers.push('desktop_app_required')
  if (!project.hoursPosted) blockers.push('hours_not_posted')
  return blockers
}

/** How long a first confirmation of a release may wait for the second (P5). */
export const INTENT_LIFE_MS = 15 * 60_000

/** A release as it was confirmed or is being carried out: whose, of what, and how much. */
export type ReleaseTerms = { employerId: number; milestoneId: string; amount: Money }

/** What the first confirmation left behind (P5). */
export type ReleaseIntent = ReleaseTerms & { madeAtMs: number; used: boolean }

/**
 * Whether a release is the one that was confirmed: this employer's, of this milestone, of this very
 * amount and not carried out yet; and, if it is, whether that was at most fifteen minutes ago (P5).
 */
export function checkIntent(
  intent: ReleaseIntent | null,
  release: ReleaseTerms,
  nowMs: number,
): Result<null, 'release_not_confirmed' | 'release_confirmation_expired'> {
  const confirmed =
    intent !== null &&
    intent.employerId === release.employerId &&
    intent.milestoneId === release.milestoneId &&
    compare(intent.amount, release.amount) === 0 &&
    !intent.used
  if (!confirmed) return err('release_not_confirmed')
  const expired = nowMs - intent.madeAtMs > INTENT_LIFE_MS
  return expired ? err('release_confirmation_expired') : ok(null)
}
