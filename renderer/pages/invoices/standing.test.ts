import { describe, expect, test } from 'vitest'
import type { Invoice } from '../../../shared/contract/entities.ts'
import { sourceLeft, standingOf, toPay } from './standing.ts'

describe('where an invoice stands', () => {
  test.each([
    ['paid', [], 'paid'],
    ['issued', [], 'due'],
    ['issued', ['hours_not_posted'], 'onHold'],
    ['issued', ['hours_not_posted', 'disputed'], 'disputed'],
    ['paymentFailed', [], 'failed'],
    ['paymentFailed', ['disputed'], 'disputed'],
  ] as const)('I4 I5 I8 %s with %j is %s', (state, holds, standing) => {
    expect(standingOf({ state, holds: [...holds] })).toBe(standing)
  })

  test.each([
    ['1234.50', '34.50', 'USD', '1200.00'],
    ['12000', '0', 'JPY', '12000'],
    ['1.234', '0.005', 'KWD', '1.229'],
    ['999999999999.99', '0.01', 'USD', '999999999999.98'],
  ])('I8 L3 %s less %s in %s is %s', (amount, credited, currency, rest) => {
    expect(toPay({ total: { amount, currency }, credited })).toBe(rest)
  })

  test.each([
    [[{ milestoneId: 'm', amount: '9.00' }], '0.00', null],
    [[{ milestoneId: null, amount: '9.00' }], '0.00', 900n],
    [
      [
        { milestoneId: 'm', amount: '5.00' },
        { milestoneId: null, amount: '9.00' },
      ],
      '8.99',
      1n,
    ],
    [[{ milestoneId: null, amount: '9.00' }], '9.00', null],
    [[], '0.00', null],
  ])('P6 of %j less %s given back %s can be given back', (payments, refunded, minor) => {
    const total = { amount: '14.00', currency: 'USD' }
    const left = sourceLeft({ payments, refunded, total } as unknown as Invoice)
    expect(left?.minor ?? null).toBe(minor)
  })
})
