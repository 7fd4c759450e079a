import { awardBid, revokeAward } from './award.ts'
import { closeProject } from './close-project.ts'
import { highlightBid, placeBid, retractBid } from './place-bid.ts'
import { postProject } from './post-project.ts'

/** Posting projects, bidding and awarding (B). */
export const bidCommands = {
  awardBid,
  revokeAward,
  closeProject,
  highlightBid,
  placeBid,
  retractBid,
  postProject,
}
