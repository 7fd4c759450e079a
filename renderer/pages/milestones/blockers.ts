import type { Project } from '../../../shared/contract/entities.ts'
import { releaseBlockers } from '../../../shared/milestones/release.ts'

/** What still stands between this project and any release (P8). Empty on fixed-price projects. */
export const blockersOf = ({ type, deviceRegistered, postedMs }: Project) =>
  releaseBlockers({ projectType: type, deviceRegistered, hoursPosted: postedMs > 0 })
