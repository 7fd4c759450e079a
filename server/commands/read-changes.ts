import { disputeEntities } from '../disputes/entities.ts'
import { changesReader } from '../feed/changes.ts'
import { invoiceEntities } from '../invoicing/entities.ts'
import { ledgerEntities } from '../ledger/entities.ts'
import { messageEntities } from '../messages/entities.ts'
import { milestoneEntities } from '../milestones/entities.ts'
import { projectEntities } from '../projects/entities.ts'
import { timesheetEntities } from '../timesheets/entities.ts'

/** Reads a page of an account's feed, with the rows of every capability. */
export const readChanges = changesReader({
  ...disputeEntities,
  ...invoiceEntities,
  ...ledgerEntities,
  ...messageEntities,
  ...milestoneEntities,
  ...projectEntities,
  ...timesheetEntities,
})
