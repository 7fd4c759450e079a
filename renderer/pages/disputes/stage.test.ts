import { describe, expect, test } from 'vitest'
import type { Dispute } from '../../../shared/contract/entities.ts'
import { sharesOf } from './shares.ts'
import { disputeStanding, movesOf, readersFirst, silentParty } from './stage.ts'

const offer = (by: 'employer' | 'freelancer', freelancerAmount: string) => ({
  by,
  freelancerAmount,
  message: '',
  atMs: 0,
})

const dispute = (parts: Partial<Dispute>): Dispute =>
  ({
    stage: 'negotiation',
    waitsFor: 'freelancer',
    openedBy: 'employer',
    offers: [offer('employer', '40')],
    mayBeWithdrawn: true,
    ...parts,
  }) as Dispute

describe('P9 what a side can do', () => {
  test('whoever has just opened can only take back; the other accepts or offers', () => {
    const opened = dispute({})
    expect(movesOf(opened, 'employer')).toEqual({
      accept: null,
      offer: false,
      escalate: false,
      withdraw: true,
    })
    expect(movesOf(opened, 'freelancer')).toEqual({
      accept: offer('employer', '40'),
      offer: true,
      escalate: false,
      withdraw: false,
    })
  })

  test('the newest offer of the other side is the one to accept', () => {
    const offers = [offer('employer', '40'), offer('freelancer', '90'), offer('employer', '55')]
    expect(movesOf(dispute({ offers }), 'freelancer')).toMatchObject({
      accept: offer('employer', '55'),
      escalate: true,
    })
  })

  test('in arbitration both can still accept, nobody offers or takes back', () => {
    const offers = [offer('employer', '40'), offer('freelancer', '90')]
    const before = dispute({
      stage: 'arbitration',
      waitsFor: 'arbiter',
      offers,
      mayBeWithdrawn: false,
    })
    expect(movesOf(before, 'employer')).toEqual({
      accept: offer('freelancer', '90'),
      offer: false,
      escalate: false,
      withdraw: false,
    })
  })

  test('a second dispute about the milestone is not taken back', () => {
    const again = dispute({ mayBeWithdrawn: false })
    expect(movesOf(again, 'employer')).toMatchObject({ withdraw: false })
  })

  test.each(['resolved', 'withdrawn'] as const)('%s, nothing can be done', (stage) => {
    const ended = dispute({ stage, waitsFor: null, mayBeWithdrawn: false })
    for (const party of ['employer', 'freelancer'] as const) {
      expect(movesOf(ended, party)).toEqual({
        accept: null,
        offer: false,
        escalate: false,
        withdraw: false,
      })
    }
  })

  test('what waits for the reader stands on top, what has ended below', () => {
    const rows = [
      dispute({ number: 1, stage: 'resolved', waitsFor: null }),
      dispute({ number: 2, waitsFor: 'freelancer' }),
      dispute({ number: 3, waitsFor: 'employer' }),
    ]
    expect(readersFirst(rows, 'employer').map(({ number }) => number)).toEqual([3, 2, 1])
    expect(disputeStanding(dispute({ stage: 'arbitration' }), 'arbiter')).toBe('decide')
  })
})

describe('P9 who decided', () => {
  const verdict = (by: 'agreement' | 'silence' | 'arbiter') =>
    dispute({
      stage: 'resolved',
      waitsFor: null,
      offers: [offer('employer', '40'), offer('freelancer', '90')],
      verdict: { freelancerAmount: '90', by, reasoning: null, atMs: 0 },
    })

  test.each(['agreement', 'silence', 'arbiter'] as const)('%s', (by) => {
    expect(disputeStanding(verdict(by), 'employer')).toBe(by)
  })

  test('silent was the side that the newest offer waited for, and nobody otherwise', () => {
    expect(silentParty(verdict('silence'))).toBe('employer')
    expect(silentParty(verdict('arbiter'))).toBe(null)
    expect(silentParty(dispute({}))).toBe(null)
  })
})

describe('P9 L3 both shares are the whole', () => {
  test.each([
    ['100.00', 'USD', '75.5', { freelancer: '75.50', employer: '24.50' }],
    ['100.00', 'USD', '0', { freelancer: '0.00', employer: '100.00' }],
    ['150000', 'JPY', '150000', { freelancer: '150000', employer: '0' }],
    ['1.234', 'KWD', '0.001', { freelancer: '0.001', employer: '1.233' }],
  ])('%s %s, the freelancer %s', (amount, currency, share, shares) => {
    expect(sharesOf({ amount, currency }, share)).toEqual({ ok: true, value: shares })
  })
})
