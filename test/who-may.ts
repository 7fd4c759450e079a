/**
 * Who may give each command, by the articles of docs/spec. Written by hand from there and not from the
 * code: it is what the code is judged by. `both`: either party of the project, never the arbiter.
 */
export const WHO_MAY = {
  // P8, T12: the freelancer's Desktop App announces its device.
  registerDevice: 'freelancer',
  // B1, B7: an employer posts, and closes what they posted.
  postProject: 'employer',
  closeProject: 'employer',
  // B2: a freelancer bids, and takes the bid back.
  placeBid: 'freelancer',
  retractBid: 'freelancer',
  highlightBid: 'freelancer',
  // B3, B4: the employer awards, and takes the award back.
  awardBid: 'employer',
  revokeAward: 'employer',
  // B5: the freelancer accepts.
  acceptProject: 'freelancer',
  // I7: either party ends the contract.
  endProject: 'both',
  // T1, T2: time is the freelancer's.
  startSession: 'freelancer',
  stopSession: 'freelancer',
  postSegment: 'freelancer',
  // T11: of two stretches of the same time, the freelancer says which counts.
  postSegmentOver: 'freelancer',
  // M1, M4: the freelancer asks and takes it back; the employer answers.
  requestMilestone: 'freelancer',
  withdrawMilestoneRequest: 'freelancer',
  acceptMilestoneRequest: 'employer',
  rejectMilestoneRequest: 'employer',
  // P1: only the employer creates.
  createMilestone: 'employer',
  createMilestones: 'employer',
  // P5: the employer releases, in two confirmations; P3: the freelancer may ask for it.
  prepareRelease: 'employer',
  releaseMilestone: 'employer',
  requestRelease: 'freelancer',
  // P7: the employer cancels before acceptance, the freelancer afterwards.
  cancelMilestone: 'both',
  requestCancellation: 'employer',
  withdrawCancellation: 'employer',
  rejectCancellation: 'freelancer',
  // P6: only the freelancer gives money back.
  refundMilestone: 'freelancer',
  refundInvoice: 'freelancer',
  // I4: the employer mends the payment source and pays.
  payInvoice: 'employer',
  // M7: the parties write to each other.
  sendMessage: 'both',
  // P9: the parties dispute and negotiate, the arbiter decides.
  openDispute: 'both',
  offerInDispute: 'both',
  acceptDisputeOffer: 'both',
  escalateDispute: 'both',
  withdrawDispute: 'both',
  decideDispute: 'arbiter',
} as const satisfies Record<string, 'employer' | 'freelancer' | 'both' | 'arbiter'>
