import { type RawBuilder, sql } from 'kysely'

/** What can name a project in a command, and how the project is found by it. */
const PROJECT_BY: Record<string, (id: unknown) => RawBuilder<unknown>> = {
  projectId: (id) => sql`SELECT ${id}::integer`,
  bidId: (id) => sql`SELECT project_id FROM bid WHERE id = ${id}::integer`,
  milestoneId: (id) => sql`SELECT project_id FROM milestone WHERE id = ${id}::uuid`,
  requestId: (id) => sql`SELECT project_id FROM milestone_request WHERE id = ${id}::uuid`,
  invoiceId: (id) => sql`SELECT project_id FROM invoice WHERE id = ${id}::uuid`,
  disputeId: (id) => sql`SELECT project_id FROM dispute WHERE id = ${id}::uuid`,
}

/** The fields of a payload, with the subject of a dispute under the name that others have for it. */
function namesIn(payload: object): [string, unknown][] {
  const { about, ...fields } = payload as { about?: { kind: string; id: string } | null }
  const subject: [string, unknown][] = about ? [[`${about.kind}Id`, about.id]] : []
  return [...Object.entries(fields), ...subject]
}

/**
 * Lets one writer at a time work for an account: takes the feeds of whoever acts and of the parties of
 * the project that the payload names. What is read afterwards stays true until the transaction ends,
 * so commands that share an account are as if one came after the other (L4), and those that share
 * none do not wait. A project's employer never changes; its freelancer does so under both locks.
 * Everyone locks freelancers first, as posting hours does.
 */
export function lockParties(callerId: number | null, payload: object): RawBuilder<unknown> {
  const named = namesIn(payload)
  const projects = named.flatMap(([name, id]) => PROJECT_BY[name]?.(id) ?? [])
  const bid = named.find(([name]) => name === 'bidId')?.[1] ?? null
  const none = sql`SELECT NULL::integer`
  return sql`
    SELECT FROM feed f JOIN app_user u ON u.id = f.account_id
    WHERE f.account_id IN (
      SELECT ${callerId}::integer
      UNION SELECT bidder_id FROM bid WHERE id = ${bid}::integer
      UNION SELECT unnest(ARRAY[employer_id, freelancer_id]) FROM project
        WHERE id IN (${projects.length > 0 ? sql.join(projects, sql` UNION `) : none}))
    ORDER BY u.role = 'employer', f.account_id FOR UPDATE OF f`
}
