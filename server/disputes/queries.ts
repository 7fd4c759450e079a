import type { z } from 'zod'
import type {
  disputeResponse,
  disputesQuery,
  disputesResponse,
} from '../../shared/contract/http.ts'
import { loadInvoices } from '../invoicing/load.ts'
import { loadMilestones } from '../milestones/load.ts'
import { loadProjects } from '../projects/load.ts'
import type { Caller, Services } from '../services.ts'
import { loadDisputes } from './load.ts'

/**
 * The disputes that the account may see, newest first, with their projects (P9): all open ones and a
 * part of those that have ended, or only such a part, before a number.
 */
export async function readDisputes(
  { db }: Services,
  { accountId: seenBy }: Caller,
  { limit, before }: z.infer<typeof disputesQuery>,
): Promise<z.infer<typeof disputesResponse>> {
  const [open, ended] = await Promise.all([
    before === undefined ? loadDisputes(db, { seenBy, ended: false }) : [],
    loadDisputes(db, { seenBy, ended: true, before, limit: limit + 1 }),
  ])
  const disputes = [...open, ...ended.slice(0, limit)].sort((a, b) => b.number - a.number)
  const ids = [...new Set(disputes.map(({ projectId }) => projectId))]
  return { disputes, projects: await loadProjects(db, { ids }), more: ended.length > limit }
}

/** One dispute with what it is about; null for whoever may not see it. */
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
  }
}
