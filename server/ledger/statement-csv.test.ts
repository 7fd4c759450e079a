import { expect, test } from 'vitest'
import { statementCsv } from './statement-csv.ts'

const csv = (projectTitle: string | null, atMs = 0) =>
  statementCsv(
    {
      currency: 'KWD',
      openingBalance: '1.000',
      closingBalance: '-4.000',
      lines: [
        {
          ...{ entryId: 7, atMs, kind: 'refund', projectId: 3, projectTitle, description: null },
          ...{ amount: '-5.000', charged: '0.000', balance: '-4.000' },
        },
      ],
    },
    'Asia/Tokyo',
  ).toString()

test('L1: a statement’s table begins with its byte order mark and a header, one line an entry', () => {
  expect(csv('Zürich, “北京”', Date.parse('2026-03-01T15:30:00.001Z'))).toBe(
    '\uFEFFdate,instant,entry,kind,project,description,amount,charged,balance,currency\r\n' +
      '2026-03-02,2026-03-01T15:30:00.001Z,7,refund,"Zürich, “北京”",,-5.000,0.000,-4.000,KWD\r\n',
  )
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '－1', '＋1', '＠1'])(
  'L1: %j is a text in a spreadsheet, not a formula',
  (title) => {
    expect(csv(title)).toMatch(new RegExp(`,"?'${title.slice(0, 1).replace('+', '\\+')}`))
  },
)
