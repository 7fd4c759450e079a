import type { CommandType } from '../../shared/contract/commands.ts'
import { awardBid, revokeAward } from '../bids/award.ts'
import { closeProject } from '../bids/close-project.ts'
import { highlightBid, placeBid, retractBid } from '../bids/place-bid.ts'
import { postProject } from '../bids/post-project.ts'
import type { Handler } from '../capability/command.ts'
import { escalateDispute, offerInDispute, withdrawDispute } from '../disputes/negotiate.ts'
import { openDispute } from '../disputes/open-dispute.ts'
import { acceptDisputeOffer, decideDispute } from '../disputes/resolve.ts'
import { payInvoice } from '../invoicing/pay-invoice.ts'
import { refundInvoice } from '../invoicing/refund-invoice.ts'
import { sendMessage } from '../messages/send-message.ts'
import {
  acceptMilestoneRequest,
  rejectMilestoneRequest,
  withdrawMilestoneRequest,
} from '../milestones/answer-request.ts'
import {
  rejectCancellation,
  requestCancellation,
  requestRelease,
  withdrawCancellation,
} from '../milestones/ask-for-end.ts'
import { cancelMilestone } from '../milestones/cancel-milestone.ts'
import { createMilestone, createMilestones } from '../milestones/create-milestone.ts'
import { refundMilestone } from '../milestones/refund-milestone.ts'
import { prepareRelease, releaseMilestone } from '../milestones/release-milestone.ts'
import { requestMilestone } from '../milestones/request-milestone.ts'
import { acceptProject } from '../projects/accept-project.ts'
import { endProject } from '../projects/end-project.ts'
import { registerDevice } from '../projects/register-device.ts'
import { startSession, stopSession } from '../timesheets/sessions.ts'

/** One handler for each command; segments, which come in crowds, have their own way in. */
export const handlers: { [T in Exclude<CommandType, 'postSegment'>]: Handler<T> } = {
  registerDevice,
  postProject,
  closeProject,
  placeBid,
  awardBid,
  revokeAward,
  retractBid,
  highlightBid,
  acceptProject,
  startSession,
  stopSession,
  requestMilestone,
  withdrawMilestoneRequest,
  acceptMilestoneRequest,
  rejectMilestoneRequest,
  createMilestone,
  createMilestones,
  prepareRelease,
  releaseMilestone,
  requestRelease,
  cancelMilestone,
  requestCancellation,
  rejectCancellation,
  withdrawCancellation,
  refundMilestone,
  refundInvoice,
  endProject,
  payInvoice,
  sendMessage,
  openDispute,
  offerInDispute,
  acceptDisputeOffer,
  escalateDispute,
  withdrawDispute,
  decideDispute,
}
