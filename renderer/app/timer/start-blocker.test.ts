import { expect, test } from 'vitest'
import type { Project } from '../../../shared/contract/entities.ts'
import { startBlocker } from './start-blocker.ts'

const project = {
  type: 'hourly',
  status: 'active',
  billingEnabled: true,
  invoiceUnpaid: false,
} as Project
const elsewhere = { deviceId: 'desk', sessionId: 'its' } as NonNullable<
  Parameters<typeof startBlocker>[1]
>

test.each([
  ['nothing', project, null, null],
  ['billing that is off', { ...project, billingEnabled: false }, null, 'billingOff'],
  ['an invoice that is not paid', { ...project, invoiceUnpaid: true }, null, 'invoiceUnpaid'],
  ['another device', project, elsewhere, 'elsewhere'],
  ['the own device', project, { ...elsewhere, deviceId: 'laptop' }, null],
])('T9, I4: Start is stopped by %s before it is pressed', (_, of, running, kind) => {
  expect(startBlocker(of, running, 'laptop')?.kind ?? null).toBe(kind)
})
