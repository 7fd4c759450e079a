import {
  holdEntry,
  refundEntry,
  refundHold,
  releaseEntry,
} from '../../../../../shared/ledger/entry.ts'
import { type Confirmed, canHold } from '../../../../../shared/milestones/funding.ts'
import {
  createdState,
  type MilestoneAction,
  transitionMilestone,
} from '../../../../../shared/milestones/milestone.ts'
import { checkIntent } from '../../../../../shared/milestones/release.ts'
import { canRequest, transitionRequest } from '../../../../../shared/milestones/request.ts'
import { add, type Money, sum, zero } from '../../../../../shared/money/money.ts'
import { WHO_MAY } from '../../../../who-may.ts'
import { type Books, type ModelCommand, standing, write } from './books.ts'
import { decideInDispute, openInModel } from './decide-dispute.ts'
import { postHours } from './decide-hours.ts'
import { giveBack, issue, mayGiveBack, payNow } from './decide-invoice.ts'
import { APPLIED, blockerOf, type Code, end, milestoneOf, partyOf, projectOf } from './ending.ts'
import { feeOn, mayTake, readAmount, readCharge, readEntries } from './sums.ts'

type Item = { id: string; amount: Money }

function hold(books: Books, projectId: number, items: Item[], confirmed: Confirmed): Code {
  const project = projectOf(books, projectId)
  const may = canHold({ projectStatus: project.status })
  if (!may.ok) return may.error
  const total = sum(
    items.map(({ amount }) => amount),
    'USD',
  )
  const available = standing(books, 'employerAvailable', books.employerId)
  const from = readCharge({ available, source: books.source, amount: total }, confirmed)
  if (!from.ok) return from.error
  for (const { id, amount } of items) {
    const state = createdState(project.status === 'active')
    const fresh = { id, projectId, state, amount, splitFrom: null, refunded: zero('USD') }
    books.milestones.set(id, fresh)
    write(
      books,
      holdEntry({ employerId: books.employerId, milestoneId: id, from: from.value, amount }),
    )
  }
  return APPLIED
}

function create(
  books: Books,
  typed: { id: string; amount: string }[],
  payload: { projectId: number; confirmedSource: Confirmed },
): Code {
  const { total } = projectOf(books, payload.projectId)
  const texts = typed.map(({ amount }) => amount)
  const amounts = readEntries(texts, total)
  if (!amounts.ok) return amounts.error
  const items = amounts.value.map((amount, index) => ({ id: typed[index]?.id ?? '', amount }))
  return hold(books, payload.projectId, items, payload.confirmedSource)
}

/** A step of the machine that leaves the money where it is. */
function move(
  books: Books,
  command: ModelCommand & { payload: { milestoneId: string } },
  action: MilestoneAction,
): Code {
  const milestone = milestoneOf(books, command.payload.milestoneId)
  const next = transitionMilestone(milestone.state, action, partyOf(command))
  if (!next.ok) return next.error
  milestone.state = next.value
  return APPLIED
}

type Release = { milestoneId: string; amount: string }

function releasable(books: Books, payload: Release): { part: Money } | Code {
  const milestone = milestoneOf(books, payload.milestoneId)
  const next = transitionMilestone(milestone.state, 'release', 'employer')
  if (!next.ok) return next.error
  const part = readAmount(payload.amount)
  if (!part.ok) return part.error
  const tooMuch = mayTake(milestone.amount, part.value)
  if (tooMuch) return tooMuch
  return blockerOf(books, milestone) ?? { part: part.value }
}

function prepare(books: Books, id: string, payload: Release): Code {
  const found = releasable(books, payload)
  if (typeof found === 'string') return found
  const terms = { employerId: books.employerId, milestoneId: payload.milestoneId }
  books.intents.set(id, { ...terms, amount: found.part, madeAtMs: books.nowMs, used: false })
  return APPLIED
}

function release(books: Books, id: string, payload: Release & { intentId: string }): Code {
  const found = releasable(books, payload)
  if (typeof found === 'string') return found
  const { part } = found
  const { milestoneId, intentId } = payload
  const intent = books.intents.get(intentId) ?? null
  const terms = { employerId: books.employerId, milestoneId, amount: part }
  const confirmed = checkIntent(intent, terms, books.nowMs)
  if (!confirmed.ok) return confirmed.error
  if (intent) intent.used = true
  const milestone = milestoneOf(books, milestoneId)
  const code = end(books, milestone, part, { action: 'release', by: 'employer', newId: id })
  const fee = feeOn(books, milestone.projectId, part)
  const { freelancerId } = books
  write(books, releaseEntry({ milestoneId, freelancerId, amount: part, fee }))
  return code
}

function cancel(books: Books, command: ModelCommand<'cancelMilestone'>): Code {
  const milestone = milestoneOf(books, command.payload.milestoneId)
  const { amount } = milestone
  const step = { action: 'cancel', by: partyOf(command), newId: command.id } as const
  const code = end(books, milestone, amount, step)
  if (code !== APPLIED) return code
  write(books, refundHold({ milestoneId: milestone.id, employerId: books.employerId, amount }))
  return APPLIED
}

function refund(books: Books, payload: Release): Code {
  const milestone = milestoneOf(books, payload.milestoneId)
  const { state, refunded, amount: released } = milestone
  const next = transitionMilestone(state, 'refund', 'freelancer')
  if (!next.ok) return next.error
  const amount = readAmount(payload.amount)
  if (!amount.ok) return amount.error
  const tooMuch = mayGiveBack(books, { paid: released, refunded, amount: amount.value })
  if (tooMuch) return tooMuch
  milestone.refunded = add(refunded, amount.value)
  const { employerId, freelancerId } = books
  write(books, refundEntry({ employerId, freelancerId, amount: amount.value }))
  return APPLIED
}

function answer(
  books: Books,
  requestId: string,
  action: 'accept' | 'reject' | 'withdraw',
  held: () => Code,
): Code {
  const request = books.requests.get(requestId)
  if (!request) throw new Error('the model answers requests it made')
  const next = transitionRequest(request.state, action)
  if (!next.ok) return next.error
  const code = held()
  if (code === APPLIED) request.state = next.value
  return code
}

function ask(books: Books, id: string, payload: { projectId: number; amount: string }): Code {
  const { projectId } = payload
  const may = canRequest({ projectStatus: projectOf(books, projectId).status })
  if (!may.ok) return may.error
  const amount = readAmount(payload.amount)
  if (!amount.ok) return amount.error
  books.requests.set(id, { projectId, state: 'pending', amount: amount.value })
  return APPLIED
}

function acceptAward(books: Books, projectId: number): Code {
  const project = projectOf(books, projectId)
  if (project.status !== 'awarded') return 'award_already_answered'
  project.status = 'active'
  project.acceptedAtMs = books.nowMs
  for (const milestone of books.milestones.values()) {
    if (milestone.projectId !== projectId) continue
    const next = transitionMilestone(milestone.state, 'acceptAward', 'freelancer')
    if (next.ok) milestone.state = next.value
  }
  return APPLIED
}

function endOf(books: Books, projectId: number): Code {
  const project = projectOf(books, projectId)
  if (project.status === 'complete') return 'project_ended'
  if (project.status === 'awarded') return 'project_not_accepted'
  project.status = 'complete'
  project.completedAtMs = books.nowMs
  if (project.type === 'hourly') issue(books, project, 'final')
  return APPLIED
}

const nothingHeld = () => APPLIED

function carryOut(books: Books, command: ModelCommand): Code {
  const { id } = command
  switch (command.type) {
    case 'acceptProject':
      return acceptAward(books, command.payload.projectId)
    case 'endProject':
      return endOf(books, command.payload.projectId)
    case 'registerDevice':
      books.deviceRegistered = true
      return APPLIED
    case 'postSegment':
      return postHours(books, command)
    case 'payInvoice':
      return payNow(books, command)
    case 'refundInvoice':
      return giveBack(books, command)
    case 'requestMilestone':
      return ask(books, id, command.payload)
    case 'withdrawMilestoneRequest':
      return answer(books, command.payload.requestId, 'withdraw', nothingHeld)
    case 'rejectMilestoneRequest':
      return answer(books, command.payload.requestId, 'reject', nothingHeld)
    case 'acceptMilestoneRequest': {
      const { requestId, confirmedSource } = command.payload
      const request = books.requests.get(requestId)
      return answer(books, requestId, 'accept', () =>
        request
          ? hold(books, request.projectId, [{ id, amount: request.amount }], confirmedSource)
          : 'not_found',
      )
    }
    case 'createMilestone':
      return create(books, [{ ...command.payload, id }], command.payload)
    case 'createMilestones':
      return create(books, command.payload.items, command.payload)
    case 'prepareRelease':
      return prepare(books, id, command.payload)
    case 'releaseMilestone':
      return release(books, id, command.payload)
    case 'cancelMilestone':
      return cancel(books, command)
    case 'refundMilestone':
      return refund(books, command.payload)
    case 'openDispute':
      return openInModel(books, command)
    case 'offerInDispute':
    case 'acceptDisputeOffer':
    case 'escalateDispute':
    case 'withdrawDispute':
    case 'decideDispute':
      return decideInDispute(books, command)
    default:
      return move(books, command, command.type)
  }
}

/** What becomes of a command by the rules of `shared/` alone: the books follow, the code is told. */
export function decide(books: Books, command: ModelCommand): Code {
  const { id, by, type, payload } = command
  const may = WHO_MAY[type]
  if (may !== 'both' && may !== by) return 'not_found'
  const body = JSON.stringify([type, payload])
  const key = `${by} ${id}`
  const before = books.applied.get(key)
  if (before !== undefined) return before === body ? APPLIED : 'command_id_reused'
  const code = carryOut(books, command)
  if (code === APPLIED) books.applied.set(key, body)
  return code
}
