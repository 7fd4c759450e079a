import { expect, test } from 'vitest'
import { acceptedLanguages, chooseLanguage } from './languages.ts'
import { pseudo } from './pseudo.ts'
import { createWords } from './words.ts'

test('values are written as the language writes them', () => {
  const words = createWords('en')
  expect(words.amount({ amount: '1234.50', currency: 'USD' })).toBe('USD 1,234.50')
  expect(words.amount({ amount: '3.5', currency: 'XYZ' })).toBe('XYZ 3.5')
  expect(words.dateTime(Date.UTC(2026, 10, 22, 14, 5), 'UTC')).toBe('22 Nov 2026, 14:05')
  expect(words.clock(Date.UTC(2026, 10, 22, 14, 5), 'Europe/Oslo')).toBe('15:05')
  expect(words.dayShort('2026-11-22')).toBe('Sun 22 Nov')
  // ICU writes the comma or not, by its version.
  expect(words.day('2026-11-22')).toMatch(/^Sunday,? 22 November 2026$/)
  expect(words.month('2026-11-22')).toBe('November 2026')
})

test('a length is cut down, and says seconds only while it grows', () => {
  const { duration, elapsed } = createWords('en')
  expect([0, 59_999, 60_000, 7_200_000, 27_659_999].map(duration)).toEqual([
    '0 min',
    'under 1 min',
    '1 min',
    '2 h',
    '7 h 40 min',
  ])
  expect([0, 42_900, 720_000, 25_500_000].map(elapsed)).toEqual([
    '0 s',
    '42 s',
    '12 min',
    '7 h 05 min',
  ])
})

test('the first language that there are words for is taken', () => {
  expect(chooseLanguage(['de-DE', 'en-GB'])).toBe('en')
  expect(chooseLanguage(['en-XA', 'en'])).toBe('en-XA')
  expect(chooseLanguage(['tlh', 'toString'])).toBe('en')
  expect(chooseLanguage([])).toBe('en')
  expect(acceptedLanguages('en;q=0.5, en-XA, fr;q=0')).toEqual(['en-XA', 'en'])
  expect(acceptedLanguages(undefined)).toEqual([])
})

test('the pseudo-language accents and lengthens everything but parameters', () => {
  const { one } = pseudo({ one: 'Pay {{amount, money}} <1>now</1>' })
  expect(one).toBe('Þáý {{amount, money}} <1>ñöŵ</1>····')
  expect(createWords('en-XA').duration(7_200_000)).toBe('2 ĥ·')
})

test('I2 a Wednesday 00:00 in New York is 05:00 in Lisbon', () => {
  const atMs = Date.parse('2026-12-02T05:00:00Z')
  const { weekdayTime } = createWords('en')
  expect(weekdayTime(atMs, 'America/New_York')).toBe('Wed, 2 Dec 2026, 00:00')
  expect(weekdayTime(atMs, 'Europe/Lisbon')).toBe('Wed, 2 Dec 2026, 05:00')
})

test('I1 a week is named by its Monday and its Sunday, whatever the clocks do', () => {
  const week = {
    startMs: Date.parse('2026-10-26T04:00:00Z'),
    endMs: Date.parse('2026-11-02T05:00:00Z'),
  }
  expect(createWords('en').week(week, 'America/New_York')).toBe('26 Oct – 1 Nov 2026')
})

test('the compiler knows every key and what each asks for', () => {
  const { t } = createWords('en')
  // @ts-expect-error: there is no such sentence
  expect(t('projects.nothing')).toBe('projects.nothing')
  // @ts-expect-error: it asks for an amount
  expect(t('projects.perHour', {})).toBe('{{amount}} an hour')
})
