import { type RawBuilder, sql } from 'kysely'

/** What a command is about. Its project is found by this, and the parties by the project. */
export type Subject =
  | { kind: 'project' | 'bid'; id: number }
  | { kind: 'milestone' | 'milestoneRequest' | 'invoice' | 'dispute'; id: string }

/** The subject of a payload, by the field that names it. */
export const byProject = ({ projectId: id }: { projectId: number }): Subject => ({
  kind: 'project',
  id,
})
export const byBid = ({ bidId: id }: { bidId: number }): Subject => ({ kind: 'bid', id })
export const byMilestone = ({ milestoneId: id }: { milestoneId: string }): Subject => ({
  kind: 'milestone',
  id,
})
export const byRequest = ({ requestId: id }: { requestId: string }): Subject => ({
  kind: 'milestoneRequest',
  id,
})
export const byInvoice = ({ invoiceId: id }: { invoiceId: string }): Subject => ({
  kind: 'invoice',
  id,
})
export const byDispute = ({ disputeId: id }: { disputeId: string }): Subject => ({
  kind: 'dispute',
  id,
})

/** Selects the accounts that work on a subject. */
const accountsOf = (subject: Subject): RawBuilder<unknown> => {
  const { id } = subject
  const parties = (projectId: RawBuilder<unknown>) =>
    sql`SELECT unnest(ARRAY[employer_id, freelancer_id]) FROM project WHERE id = (${projectId})`
  switch (subject.kind) {
    case 'project':
      return parties(sql`${id}::integer`)
    case 'bid':
      // The bidder is no party until the bid is awarded.
      return sql`SELECT bidder_id FROM bid WHERE id = ${id}::integer
        UNION ${parties(sql`SELECT project_id FROM bid WHERE id = ${id}::integer`)}`
    case 'milestone':
      return parties(sql`SELECT project_id FROM milestone WHERE id = ${id}::uuid`)
    case 'milestoneRequest':
      return parties(sql`SELECT project_id FROM milestone_request WHERE id = ${id}::uuid`)
    case 'invoice':
      return parties(sql`SELECT project_id FROM invoice WHERE id = ${id}::uuid`)
    case 'dispute':
      return parties(sql`SELECT project_id FROM dispute WHERE id = ${id}::uuid`)
  }
}

/**
 * Locks the feeds of a subject's parties, and the caller's if somebody asked, so that an account has
 * one writer at a time. What is read afterwards stays true until the transaction ends: commands that
 * share an account run as if one came after the other (L4), and those that share none do not wait.
 * A project's employer never changes, and its freelancer changes only under both locks.
 * Freelancers are locked first everywhere, as when hours are posted (ADR 0117).
 */
export const lockParties = (
  subject: Subject,
  callerId: number | null = null,
): RawBuilder<unknown> =>
  sql`
    SELECT FROM feed f JOIN app_user u ON u.id = f.account_id
    WHERE f.account_id IN (SELECT ${callerId}::integer UNION ${accountsOf(subject)})
    ORDER BY u.role = 'employer', f.account_id FOR UPDATE OF f`
