import { sql } from 'kysely'

/**
 * Whether an account may see a row that was made under an award of a project: the employer every one,
 * the freelancer those of their own award (B6). The row is called by its table's name or alias.
 */
export const seenBy = (accountId: number, row: string) => sql<boolean>`EXISTS (
  SELECT FROM project p WHERE p.id = ${sql.ref(`${row}.project_id`)} AND (
    p.employer_id = ${accountId}
    OR (p.freelancer_id = ${accountId} AND p.bid_id = ${sql.ref(`${row}.bid_id`)})))`
