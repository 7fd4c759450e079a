import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createWords } from '../../shared/words/words.ts'
import { statementCsv } from './statement-csv.ts'

const csv = (projectTitle: string | null, atMs = 0) =>
  statementCsv(
    createWords('en'),
    {
      currency: 'KWD',
      openingBalance: '1.000',
      closingBalance: '-4.000',
      lines: [
        {
          ...{ entryId: 7, atMs, kind: 'refund', projectId: 3, projectTitle },
          ...{ subject: null, description: null },
          ...{ amount: '-5.000', charged: '0.000', balance: '-4.000' },
        },
      ],
    },
    'Asia/Tokyo',
  ).toString()

test('L1: a statement’s table begins with its byte order mark and a header, one line an entry', () => {
  expect(csv('Zürich, “北京”', Date.parse('2026-03-01T15:30:00.001Z'))).toBe(
    '\uFEFFdate,instant,entry,kind,project,description,amount,charged,balance,currency\r\n' +
      '2026-03-02,2026-03-01T15:30:00.001Z,7,Money given back,"Zürich, “北京”",,-5.000,0.000,-4.000,KWD\r\n',
  )
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '－1', '＋1', '＠1'])(
  'L1: %j is a text in a spreadsheet, not a formula',
  (title) => {
    expect(csv(title)).toMatch(new RegExp(`,"?'${title.slice(0, 1).replace('+', '\\+')}`))
  },
)

/** The cells as a reader finds them that takes quotes for plain letters, or for quotes. */
const cellsOf = (text: string, separator: string): string[] =>
  text.split(/[\r\n]/).flatMap((row) => row.split(separator))

const FORMULA = /^["\s]*[=+\-@＝＋－＠]/
const AMOUNT = /^-?[\d.]+$/

test.each(['x;=1+1;y', 'x\t=1+1', 'x|@SUM(A1)', 'x\n=1+1', 'x;"=1+1"', 'x; =1+1', 'x,-1+1'])(
  'L1: %j starts no formula, whatever separates the cells where it is opened',
  (title) => {
    for (const separator of [',', ';', '\t', '|']) {
      for (const cell of cellsOf(csv(title), separator)) {
        if (!AMOUNT.test(cell)) expect(cell).not.toMatch(FORMULA)
      }
    }
  },
)

test('L1: no text starts a formula, and nothing of it is lost', () => {
  const letters = fc.constantFrom(...'ab=+-@＝;,|\t\n\r"\' ')
  fc.assert(
    fc.property(fc.string({ unit: letters, maxLength: 12 }), (title) => {
      const text = csv(title)
      for (const separator of [',', ';', '\t', '|']) {
        for (const cell of cellsOf(text, separator)) {
          if (!AMOUNT.test(cell)) expect(cell).not.toMatch(FORMULA)
        }
      }
      const kept = (all: string) => all.replaceAll("'", '').replaceAll('"', '')
      expect(kept(text)).toContain(kept(title))
    }),
  )
})
