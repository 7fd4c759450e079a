import { type ReleaseBlocker, releaseBlockers } from '../milestones/release.ts'

/** Why an issued invoice waits when it is due (I5, I8). */
export type InvoiceHold = ReleaseBlocker | 'disputed'

/** What keeps an invoice from being paid: P8 of its project, and an open dispute on its hours. */
export function invoiceHolds(facts: {
  deviceRegistered: boolean
  hoursPosted: boolean
  disputed: boolean
}): InvoiceHold[] {
  const holds: InvoiceHold[] = releaseBlockers({ ...facts, projectType: 'hourly' })
  return facts.disputed ? [...holds, 'disputed'] : holds
}
