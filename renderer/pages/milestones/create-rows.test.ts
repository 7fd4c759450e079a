import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatAmount } from '../../../shared/money/amount.ts'
import { projectOf } from '../../replica/sample-rows.ts'
import { readRows } from './create-rows.ts'

const fixed = (total: string) => projectOf({ type: 'fixed', currency: 'JPY', total })
const row = (amount: string, description = 'A box') => ({ id: amount, amount, description })

describe('P1 several milestones at once', () => {
  test('amounts and percentages stand side by side, each told on its own', () => {
    const read = readRows([row('25%'), row('1000'), row('50 %', ' The lid ')], fixed('150000'))
    expect(read.shares).toEqual(['37500', null, '75000'])
    expect(read.items?.map(({ amount, description }) => [amount, description])).toEqual([
      ['37500', 'A box'],
      ['1000', 'A box'],
      ['75000', 'The lid'],
    ])
    expect(read.total && formatAmount(read.total)).toBe('113500')
  })

  test('what is wrong stands at its own row, and the sum goes on without it', () => {
    const read = readRows([row('60%'), row('60%'), row('x'), row('40%', '')], fixed('100'))
    expect(read.errors.map(({ amount }) => amount)).toEqual([
      null,
      'percentage_out_of_range',
      'amount_malformed',
      null,
    ])
    expect(read.errors[3]?.description).toBe('description_missing')
    expect(read.items).toBeNull()
    expect(read.total && formatAmount(read.total)).toBe('100')
  })

  test('before a project is chosen nothing is wrong with an amount, and nothing can be sent', () => {
    const read = readRows([row('12')], null)
    expect(read).toMatchObject({ shares: [null], total: null, items: null })
    expect(read.errors[0]?.amount).toBeNull()
  })

  test('percentages that come to a hundred come to exactly the total', () => {
    const shares = fc
      .array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 20 })
      .map((parts) => {
        const kept: number[] = []
        for (const part of parts) {
          if (kept.reduce((a, b) => a + b, 0) + part < 100) kept.push(part)
        }
        return [...kept, 100 - kept.reduce((a, b) => a + b, 0)]
      })
    fc.assert(
      fc.property(shares, fc.integer({ min: 1000, max: 10 ** 9 }), (percents, total) => {
        const read = readRows(
          percents.map((each) => row(`${each}%`)),
          fixed(String(total)),
        )
        expect(read.items).not.toBeNull()
        expect(read.total?.minor).toBe(BigInt(total))
      }),
    )
  })
})
