import type { Kysely } from 'kysely'
import type { z } from 'zod'
import type { messagesQuery, messagesResponse } from '../../shared/contract/http.ts'
import type { Schema } from '../db/schema.ts'
import { loadDisputes } from '../disputes/load.ts'
import { loadOwnProject } from '../projects/load.ts'
import type { Caller, Services } from '../services.ts'
import { loadMessages, type MessageFilter } from './load.ts'

type Part = z.infer<typeof messagesQuery>
type Messages = z.infer<typeof messagesResponse>

/** One more than is told says whether there are earlier ones. */
async function readPart(
  db: Kysely<Schema>,
  filter: MessageFilter,
  { limit, before }: Part,
): Promise<Messages> {
  const found = await loadMessages(db, filter, { limit: limit + 1, before })
  return { messages: found.slice(-limit), more: found.length > limit }
}

/** A part of a project's conversation; null for anyone but its parties (M7). */
export async function readMessages(
  { db }: Services,
  { accountId }: Caller,
  projectId: number,
  part: Part,
): Promise<Messages | null> {
  const project = await loadOwnProject(db, projectId, accountId)
  return project && readPart(db, { projectId, seenBy: accountId }, part)
}

/** A part of what was said about a dispute and its matter; null for whoever may not see it (P9). */
export async function readDisputeMessages(
  { db }: Services,
  { accountId }: Caller,
  disputeId: string,
  part: Part,
): Promise<Messages | null> {
  const [dispute] = await loadDisputes(db, { ids: [disputeId], seenBy: accountId })
  return dispute ? readPart(db, { disputeId }, part) : null
}
