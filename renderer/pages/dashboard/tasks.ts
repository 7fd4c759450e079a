import type {
  Dispute,
  Invoice,
  InvoiceHold,
  Milestone,
  MilestoneRequest,
  Project,
  Role,
} from '../../../shared/contract/entities.ts'
import type { FinancesResponse } from '../../../shared/contract/http.ts'
import type { MoneyDto } from '../../../shared/contract/primitives.ts'
import { isNewsFor, type NoticeKind } from '../../../shared/notices/notices.ts'
import { noticeHref } from '../shell/notice-toast.ts'

/** The news that each kind of task begins with: whom it is for, its tone, and where it leads. */
export const NEWS = {
  payInvoice: 'invoicePaymentFailed',
  unpaidInvoice: 'invoicePaymentFailed',
  answerDispute: 'disputeOpened',
  heldInvoice: 'invoiceOnHold',
  release: 'releaseRequested',
  request: 'milestoneRequested',
  cancellation: 'cancellationRequested',
  accept: 'projectAwarded',
} as const satisfies Record<string, NoticeKind>

/** What waits for the reader, with the place where it is done. */
export type Task = {
  id: string
  kind: keyof typeof NEWS
  projectId: number
  href: string
  amount: MoneyDto | null
  /** What the person wrote about it. */
  about: string | null
  number: number | null
  dueAtMs: number | null
  holds: readonly InvoiceHold[]
}

const task = (
  kind: Task['kind'],
  projectId: number,
  { id, ...rest }: Partial<Task> & { id: string },
): Task => ({
  id,
  kind,
  projectId,
  href: noticeHref({ kind: NEWS[kind], projectId, subjectId: id }),
  amount: null,
  about: null,
  number: null,
  dueAtMs: null,
  holds: [],
  ...rest,
})

function ofInvoices(invoices: readonly Invoice[], role: Role): Task[] {
  return invoices.flatMap(({ id, number, projectId, total, state, holds }) => {
    const rest = { id, number, amount: total }
    if (state === 'paymentFailed') {
      return task(role === 'employer' ? 'payInvoice' : 'unpaidInvoice', projectId, rest)
    }
    const missing = state === 'issued' ? holds.filter((hold) => hold !== 'disputed') : []
    return missing.length > 0 ? task('heldInvoice', projectId, { ...rest, holds: missing }) : []
  })
}

const ofDisputes = (disputes: readonly Dispute[], role: Role): Task[] =>
  disputes
    .filter(({ waitsFor }) => waitsFor === role)
    .toSorted((a, b) => (a.respondByMs ?? Infinity) - (b.respondByMs ?? Infinity))
    .map(({ id, projectId, amount, respondByMs }) =>
      task('answerDispute', projectId, { id, amount, dueAtMs: respondByMs }),
    )

const ASKED = { releaseRequested: 'release', cancellationRequested: 'cancellation' } as const
const isAsked = (state: string): state is keyof typeof ASKED => Object.hasOwn(ASKED, state)

const ofMilestones = (milestones: readonly Milestone[]): Task[] =>
  milestones.flatMap(({ id, projectId, amount, description, state }) =>
    isAsked(state) ? task(ASKED[state], projectId, { id, amount, about: description }) : [],
  )

const ofRequests = (requests: readonly MilestoneRequest[]): Task[] =>
  requests
    .filter(({ state }) => state === 'pending')
    .toSorted((a, b) => a.createdAtMs - b.createdAtMs)
    .map(({ id, projectId, amount, description }) =>
      task('request', projectId, { id, amount, about: description }),
    )

const ofAwards = (projects: readonly Project[]): Task[] =>
  projects
    .filter(({ status }) => status === 'awarded')
    .map(({ id }) => task('accept', id, { id: String(id) }))

/** Everything that waits for a reader of this role: money at risk and deadlines first. */
export function tasksOf(finances: Omit<FinancesResponse, 'balances'>, role: Role): Task[] {
  const invoices = ofInvoices(finances.invoices, role)
  const isHold = ({ kind }: Task): boolean => kind === 'heldInvoice'
  return [
    ...invoices.filter((one) => !isHold(one)),
    ...ofDisputes(finances.disputes, role),
    ...invoices.filter(isHold),
    ...ofMilestones(finances.milestones),
    ...ofRequests(finances.milestoneRequests),
    ...ofAwards(finances.projects),
  ].filter(({ kind }) => isNewsFor(NEWS[kind], role))
}
