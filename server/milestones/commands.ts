import {
  acceptMilestoneRequest,
  rejectMilestoneRequest,
  withdrawMilestoneRequest,
} from './answer-request.ts'
import {
  rejectCancellation,
  requestCancellation,
  requestRelease,
  withdrawCancellation,
} from './ask-for-end.ts'
import { cancelMilestone } from './cancel-milestone.ts'
import { createMilestone, createMilestones } from './create-milestone.ts'
import { refundMilestone } from './refund-milestone.ts'
import { prepareRelease, releaseMilestone } from './release-milestone.ts'
import { requestMilestone } from './request-milestone.ts'

/** Milestone requests and milestone payments (M, P). */
export const milestoneCommands = {
  acceptMilestoneRequest,
  rejectMilestoneRequest,
  withdrawMilestoneRequest,
  rejectCancellation,
  requestCancellation,
  requestRelease,
  withdrawCancellation,
  cancelMilestone,
  createMilestone,
  createMilestones,
  refundMilestone,
  prepareRelease,
  releaseMilestone,
  requestMilestone,
}
