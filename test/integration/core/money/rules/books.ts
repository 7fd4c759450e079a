import type { CommandPayload } from '../../../../../shared/contract/commands.ts'
import type { DisputeSubject } from '../../../../../shared/contract/entities.ts'
import type { DisputeState } from '../../../../../shared/disputes/dispute.ts'
import type { InvoiceDraft } from '../../../../../shared/invoicing/draft.ts'
import { accountKey, type Balances, post } from '../../../../../shared/ledger/balances.ts'
import type { Entry } from '../../../../../shared/ledger/entry.ts'
import type { MilestoneState } from '../../../../../shared/milestones/milestone.ts'
import type { ReleaseIntent } from '../../../../../shared/milestones/release.ts'
import type { ProjectStatus, RequestState } from '../../../../../shared/milestones/request.ts'
import { type Money, money } from '../../../../../shared/money/money.ts'

/** The commands of the model: all that move money, and those on which they depend. */
type ModelType =
  | 'acceptProject'
  | 'endProject'
  | 'registerDevice'
  | 'postSegment'
  | 'payInvoice'
  | 'refundInvoice'
  | 'requestMilestone'
  | 'withdrawMilestoneRequest'
  | 'acceptMilestoneRequest'
  | 'rejectMilestoneRequest'
  | 'createMilestone'
  | 'createMilestones'
  | 'prepareRelease'
  | 'releaseMilestone'
  | 'requestRelease'
  | 'cancelMilestone'
  | 'requestCancellation'
  | 'rejectCancellation'
  | 'withdrawCancellation'
  | 'refundMilestone'
  | 'openDispute'
  | 'offerInDispute'
  | 'acceptDisputeOffer'
  | 'escalateDispute'
  | 'withdrawDispute'
  | 'decideDispute'

/** A command as both the model and the marketplace get it. */
export type ModelCommand<T extends ModelType = ModelType> = {
  [K in T]: {
    id: string
    by: 'employer' | 'freelancer' | 'arbiter'
    type: K
    payload: CommandPayload<K>
  }
}[T]

export type ModelMilestone = {
  id: string
  projectId: number
  state: MilestoneState
  amount: Money
  splitFrom: string | null
  refunded: Money
}

export type ModelProject = {
  id: number
  type: 'hourly' | 'fixed'
  status: ProjectStatus
  total: string | null
  zone: string
  ratePerHour: Money
  weeklyLimitMs: number | null
  acceptedAtMs: number | null
  completedAtMs: number | null
  billingOffAtMs: number | null
}

/** A posted segment. */
export type ModelHours = {
  id: string
  projectId: number
  startMs: number
  endMs: number
  /** What of it is billable, decided when it was posted (T8). */
  billableMs: number
  postedAtMs: number
  /** From when on it may stand on an invoice (I1, I6). */
  billAtMs: number
}

/** An invoice: as issued, which never changes, and where its payment stands. */
export type ModelInvoice = Readonly<InvoiceDraft> & {
  id: string
  projectId: number
  state: 'issued' | 'paymentFailed' | 'paid'
  nextAttemptAtMs: number
  /** What verdicts took off it (I8). */
  credited: Money
  /** What paid it: milestones, and the source as null (I3). */
  payments: { milestoneId: string | null; amount: Money }[]
  /** What was given back of what the source paid (P6). */
  refunded: Money
}

/** What the employer's money beyond his balance comes from. */
export type Source = { verified: boolean; limit: Money }

export type ModelDispute = { about: DisputeSubject; state: DisputeState }

/** Everything that the rules know of two people's money. */
export type Books = {
  nowMs: number
  feeBps: number
  employerId: number
  freelancerId: number
  source: Source | null
  deviceRegistered: boolean
  projects: Map<number, ModelProject>
  /** In the order in which they were made. */
  milestones: Map<string, ModelMilestone>
  requests: Map<string, { projectId: number; state: RequestState; amount: Money }>
  intents: Map<string, ReleaseIntent>
  disputes: Map<string, ModelDispute>
  hours: Map<string, ModelHours>
  /** In the order in which they were issued. */
  invoices: Map<string, ModelInvoice>
  balances: Balances
  /** L5: what was paid on each project and the fees on it, in cents; `apart` if each were rounded alone. */
  fees: Map<number, { paid: bigint; taken: bigint; apart: bigint }>
  /** What was applied, by sender and id. */
  applied: Map<string, string>
  sent: ModelCommand[]
}

/** What stands in an account of one of the two. */
export const standing = (
  { balances }: Books,
  kind: 'employerAvailable' | 'freelancerAvailable',
  userId: number,
): Money => money(balances.get(accountKey({ kind, userId }, 'USD')) ?? 0n, 'USD')

/** Posts an entry that the rules have let through; that it is refused is a hole in the rules. */
export function write(books: Books, entry: Entry): void {
  const after = post(books.balances, entry)
  if (!after.ok) throw new Error(`the rules let through what the ledger refuses: ${after.error}`)
  books.balances = after.value
}
