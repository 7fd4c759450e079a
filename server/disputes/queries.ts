import type { z } from 'zod'
import type { disputeResponse, disputesResponse } from '../../shared/contract/http.ts'
import { loadInvoices } from '../invoicing/load.ts'
import { loadMessages } from '../messages/load.ts'
import { loadMilestones } from '../milestones/load.ts'
import { loadProjects } from '../projects/load.ts'
import type { Caller, Services } from '../services.ts'
import { loadDisputes } from './load.ts'

/** The disputes that the account may see, newest first, with their projects (P9). */
export async function readDisputes(
  { db }: Services,
  { accountId }: Caller,
): Promise<z.infer<typeof disputesResponse>> {
  const disputes = await loadDisputes(db, { seenBy: accountId })
  const ids = [...new Set(disputes.map(({ projectId }) => projectId))]
  return { disputes, projects: await loadProjects(db, { ids }) }
}

/** One dispute with what it is about and what was said of that; null for whoever may not see it. */
export async function readDispute(
  { db }: Services,
  { accountId }: Caller,
  disputeId: string,
): Promise<z.infer<typeof disputeResponse> | null> {
  const [dispute] = await loadDisputes(db, { ids: [disputeId], seenBy: accountId })
  if (!dispute) return null
  const { about, projectId } = dispute
  const [project] = await loadProjects(db, { ids: [projectId] })
  if (!project) throw new Error('a dispute of no project')
  const only = { ids: [about.id] }
  const [milestone] = about.kind === 'milestone' ? await loadMilestones(db, only) : []
  const [invoice] = about.kind === 'invoice' ? await loadInvoices(db, only) : []
  return {
    dispute,
    project,
    milestone: milestone ?? null,
    invoice: invoice ?? null,
    messages: await loadMessages(db, { disputeId }),
  }
}
