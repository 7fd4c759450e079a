import type { z } from 'zod'
import type { messagesResponse } from '../../shared/contract/http.ts'
import { loadOwnProject } from '../projects/load.ts'
import type { Caller, Services } from '../services.ts'
import { loadMessages } from './load.ts'

/** The conversation of a project; null for anyone but its parties (M7). */
export async function readMessages(
  { db }: Services,
  { accountId }: Caller,
  projectId: number,
): Promise<z.infer<typeof messagesResponse> | null> {
  const project = await loadOwnProject(db, projectId, accountId)
  return project && { messages: await loadMessages(db, { projectId, seenBy: accountId }) }
}
