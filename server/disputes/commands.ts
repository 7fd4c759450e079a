import { escalateDispute, offerInDispute, withdrawDispute } from './negotiate.ts'
import { openDispute } from './open-dispute.ts'
import { acceptDisputeOffer, decideDispute } from './resolve.ts'

/** Disputes and their verdicts (P9, I8). */
export const disputeCommands = {
  escalateDispute,
  offerInDispute,
  withdrawDispute,
  openDispute,
  acceptDisputeOffer,
  decideDispute,
}
