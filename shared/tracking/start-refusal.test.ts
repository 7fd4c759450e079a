import { expect, test } from 'vitest'
import { type StartFacts, startRefusal } from './start-refusal.ts'

const project: StartFacts = {
  type: 'hourly',
  status: 'active',
  billingEnabled: true,
  invoiceUnpaid: false,
}
const onDesk = { deviceId: 'desk', sessionId: 'of-desk' }

test.each([
  ['nothing', project, null, null],
  ['a fixed price', { ...project, type: 'fixed' }, null, 'project_not_hourly'],
  [
    'an award that is not accepted',
    { ...project, status: 'awarded' },
    null,
    'project_not_accepted',
  ],
  ['its end', { ...project, status: 'complete' }, null, 'project_not_in_current_work'],
  ['billing that is off', { ...project, billingEnabled: false }, null, 'billing_off'],
  ['an invoice that is not paid', { ...project, invoiceUnpaid: true }, null, 'invoice_unpaid'],
  ['another device', project, onDesk, 'session_elsewhere'],
  ['nothing but its own session', project, { deviceId: 'laptop', sessionId: 'of-laptop' }, null],
] as const)('T9, I4: a session is kept from beginning by %s', (_, facts, running, code) => {
  expect(startRefusal(facts, running, { deviceId: 'laptop' })).toBe(code)
})

test.each([
  ['the one that runs', 'of-desk', null],
  ['one that has made room for another', 'of-tablet', 'session_elsewhere'],
] as const)('T13: a session begins in the place of %s, or not', (_, insteadOf, code) => {
  expect(startRefusal(project, onDesk, { deviceId: 'laptop', insteadOf })).toBe(code)
})
