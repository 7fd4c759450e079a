import type { z } from 'zod'
import type { ErrorCode } from '../../shared/contract/errors.ts'
import type {
  DiaryResponse,
  diaryQuery,
  FinancesResponse,
  FundingResponse,
  meResponse,
  ProjectResponse,
  projectsResponse,
} from '../../shared/contract/http.ts'
import { parseEntry } from '../../shared/milestones/amount-entry.ts'
import { moneyDto } from '../../shared/money/amount.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import { isTimeZone } from '../../shared/time/billing-week.ts'
import { sharesIn, spanOfDay } from '../../shared/time/day.ts'
import { loadDisputes } from '../disputes/load.ts'
import { loadInvoices } from '../invoicing/load.ts'
import { loadBalances } from '../ledger/load.ts'
import { readCurrency } from '../milestones/amount.ts'
import { findFunding } from '../milestones/funding.ts'
import { loadMilestones, loadRequests } from '../milestones/load.ts'
import type { Caller, Services } from '../services.ts'
import { loadSegments } from '../timesheets/load.ts'
import { loadAccount, loadOwnProject, loadProjects } from './load.ts'

/** The signed-in account and its balances; null when it is gone. */
export async function readMe(
  { db }: Services,
  { accountId }: Caller,
): Promise<z.infer<typeof meResponse> | null> {
  const account = await loadAccount(db, accountId)
  return account && { account, balances: await loadBalances(db, accountId) }
}

/** All projects of the account. */
export async function readProjects(
  { db }: Services,
  { accountId }: Caller,
): Promise<z.infer<typeof projectsResponse>> {
  return { projects: await loadProjects(db, { partyId: accountId }) }
}

/** A project with its requests and milestones; null for anyone but its parties. */
export async function readProject(
  { db }: Services,
  { accountId }: Caller,
  projectId: number,
): Promise<ProjectResponse | null> {
  const project = await loadOwnProject(db, projectId, accountId)
  if (!project) return null
  const filter = { projectIds: [projectId] }
  // Beside each other: a year's milestones and invoices take long enough to be waited for once.
  const [milestoneRequests, milestones, invoices, disputes] = await Promise.all([
    loadRequests(db, filter),
    loadMilestones(db, filter, accountId),
    loadInvoices(db, filter),
    loadDisputes(db, { ...filter, seenBy: accountId }),
  ])
  return { project, milestoneRequests, milestones, invoices, disputes }
}

/** Everything of the Financial Dashboard (P10). */
export async function readFinances(
  { db }: Services,
  { accountId }: Caller,
): Promise<FinancesResponse> {
  const projects = await loadProjects(db, { partyId: accountId })
  const filter = { projectIds: projects.map(({ id }) => id) }
  const none = projects.length === 0
  return {
    balances: await loadBalances(db, accountId),
    projects,
    milestoneRequests: none ? [] : await loadRequests(db, filter),
    milestones: none ? [] : await loadMilestones(db, filter, accountId),
    invoices: none ? [] : await loadInvoices(db, filter),
    disputes: none ? [] : await loadDisputes(db, { ...filter, seenBy: accountId }),
  }
}

/** One day of a project's work diary, in the zone asked for. */
export async function readDiary(
  { db }: Services,
  { accountId }: Caller,
  projectId: number,
  { day, zone }: z.infer<typeof diaryQuery>,
): Promise<Result<DiaryResponse, Extract<ErrorCode, 'not_found' | 'malformed_request'>>> {
  const project = await loadOwnProject(db, projectId, accountId)
  if (!project) return err('not_found')
  const span = isTimeZone(zone) ? spanOfDay(day, zone) : null
  if (!span) return err('malformed_request')
  const segments = await loadSegments(db, { projectId, ...span })
  return ok({ day, zone, ...sharesIn(segments, span), segments })
}

/** What *Confirm Payment* of an amount would charge, for the project's employer only (P2). */
export async function readFunding(
  { db }: Services,
  { accountId }: Caller,
  projectId: number,
  typed: string,
): Promise<Result<FundingResponse, ErrorCode>> {
  const project = await loadOwnProject(db, projectId, accountId)
  if (!project || project.employer.id !== accountId) return err('not_found')
  const amount = parseEntry(typed, readCurrency(project), project.total)
  if (!amount.ok) return amount
  const { source, available, sourceLabel } = await findFunding(db, accountId, amount.value)
  return ok({ amount: moneyDto(amount.value), source, available: moneyDto(available), sourceLabel })
}
