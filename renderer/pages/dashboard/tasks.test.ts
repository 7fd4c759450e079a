import { describe, expect, test } from 'vitest'
import type { FinancesResponse } from '../../../shared/contract/http.ts'
import { tasksOf } from './tasks.ts'

const usd = (amount: string) => ({ amount, currency: 'USD' })

/** Only what decides; the rest of a row is never looked at. */
const finances = (parts: object): FinancesResponse =>
  ({
    balances: [],
    projects: [],
    milestones: [],
    milestoneRequests: [],
    invoices: [],
    disputes: [],
    ...parts,
  }) as FinancesResponse

const everything = finances({
  projects: [{ id: 9, status: 'awarded' }],
  milestones: [
    { id: 'm1', projectId: 1, state: 'releaseRequested', amount: usd('1'), description: 'One' },
    {
      id: 'm2',
      projectId: 1,
      state: 'cancellationRequested',
      amount: usd('2'),
      description: 'Two',
    },
    { id: 'm3', projectId: 1, state: 'inProgress', amount: usd('3'), description: 'Three' },
  ],
  milestoneRequests: [
    {
      id: 'r2',
      projectId: 1,
      state: 'pending',
      amount: usd('5'),
      description: 'B',
      createdAtMs: 2,
    },
    {
      id: 'r1',
      projectId: 1,
      state: 'pending',
      amount: usd('4'),
      description: 'A',
      createdAtMs: 1,
    },
    {
      id: 'r0',
      projectId: 1,
      state: 'accepted',
      amount: usd('4'),
      description: 'A',
      createdAtMs: 0,
    },
  ],
  invoices: [
    {
      id: 'i1',
      number: 1,
      projectId: 1,
      state: 'issued',
      holds: ['hours_not_posted'],
      total: usd('6'),
    },
    { id: 'i2', number: 2, projectId: 1, state: 'paymentFailed', holds: [], total: usd('7') },
    { id: 'i3', number: 3, projectId: 1, state: 'issued', holds: ['disputed'], total: usd('8') },
    { id: 'i4', number: 4, projectId: 1, state: 'paid', holds: [], total: usd('9') },
  ],
  disputes: [
    { id: 'd2', projectId: 1, amount: usd('1'), waitsFor: 'employer', respondByMs: 200 },
    { id: 'd1', projectId: 1, amount: usd('1'), waitsFor: 'employer', respondByMs: 100 },
    { id: 'd3', projectId: 1, amount: usd('1'), waitsFor: 'freelancer', respondByMs: 50 },
  ],
})

const told = (role: 'employer' | 'freelancer') =>
  tasksOf(everything, role).map(({ kind, id, href }) => `${kind} ${id} ${href}`)

describe('what waits for the reader', () => {
  test('I4 P9 an employer: money at risk, then the nearest deadline, then the oldest question', () => {
    expect(told('employer')).toEqual([
      'payInvoice i2 /invoices/i2',
      'answerDispute d1 /disputes/d1',
      'answerDispute d2 /disputes/d2',
      'heldInvoice i1 /invoices/i1',
      'release m1 /projects/1',
      'request r1 /projects/1',
      'request r2 /projects/1',
    ])
  })

  test('P7 M1 a freelancer has other things to answer, and none of the employer’s', () => {
    expect(told('freelancer')).toEqual([
      'unpaidInvoice i2 /invoices/i2',
      'answerDispute d3 /disputes/d3',
      'heldInvoice i1 /invoices/i1',
      'cancellation m2 /projects/1',
      'accept 9 /projects/9',
    ])
  })

  test('nothing is told when nothing waits', () => {
    expect(tasksOf(finances({}), 'employer')).toEqual([])
  })
})
