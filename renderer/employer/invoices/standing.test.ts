import { describe, expect, test } from 'vitest'
import { standingOf, toPay } from './standing.ts'

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
})
