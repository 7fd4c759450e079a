import { sql } from 'kysely'
import { refundedOf } from '../ledger/load.ts'

/** The facts that decide whether an invoice `i` of a project `p` waits (I5, I8), as columns. */
export type HoldFacts = { deviceRegistered: boolean; hoursPosted: boolean; disputed: boolean }

/** Selects them; counted when asked, never kept. */
export const holdFacts = sql`
  EXISTS (SELECT FROM device d WHERE d.freelancer_id = p.freelancer_id) AS "deviceRegistered",
  EXISTS (SELECT FROM segment s WHERE s.project_id = i.project_id) AS "hoursPosted",
  EXISTS (SELECT FROM dispute o WHERE o.invoice_id = i.id AND o.ended_at_ms IS NULL) AS "disputed"`

/** Whether these facts let it be paid, as `invoiceHolds` has it. */
export const nothingHolds = sql`("deviceRegistered" AND "hoursPosted" AND NOT disputed)`

/** Selects what the freelancer gave back of what the source paid of an invoice `i` (P6). */
export const refundedMinor = sql`${refundedOf(sql`e.invoice_id = i.id`)} AS refunded`

/** Selects what disputes took off an invoice `i`, minor units (I8). */
export const creditedMinor = sql`
  (SELECT coalesce(sum(c.amount), 0) FROM invoice_credit c WHERE c.invoice_id = i.id) AS credited`
