import { describe, expect, test } from 'vitest'
import { pluralFaults, sentencesOf, translationFaults } from './catalogue.ts'
import { wordFaults } from './faults.ts'
import { usesIn } from './uses.ts'

const WORDS = {
  bill: {
    total: 'Total',
    due: 'Due {{when, dateTime}}',
    lines_one: '{{count}} line',
    lines_other: '{{count}} lines',
    state: { open: 'Open', paid: 'Paid by {{name}}' },
  },
}
const SAID = `
  t('bill.total')
  t('bill.due', { when, formatParams: { when: { zone } } })
  t('bill.lines', { count })
  t(\`bill.state.\${state}\`, { name })
`

const faultsOf = (words: typeof WORDS | object, source: string) =>
  wordFaults(
    sentencesOf(words as typeof WORDS),
    new Map([['page.tsx', usesIn(source, 'page.tsx')]]),
  )

describe('what is said and what the catalogue holds', () => {
  test('fit, and nothing is found', () => expect(faultsOf(WORDS, SAID)).toEqual([]))

  test('a sentence that nobody says', () => {
    const more = { bill: { ...WORDS.bill, old: 'Gone' } }
    expect(faultsOf(more, SAID)).toEqual(['shared/words: bill.old is said nowhere'])
  })

  test('a sentence that hides behind a key of the whole file', () => {
    expect(faultsOf(WORDS, `${SAID} t(\`bill.\${any}\`)`)).toEqual([
      'page.tsx: bill.… could be any sentence of its file',
    ])
  })

  test.each([
    ["t('bill.due', {})", 'bill.due lacks {{when}}'],
    ["t('bill.due')", 'bill.due lacks {{when}}'],
    ["t('bill.lines', {})", 'bill.lines lacks {{count}}'],
    ["words.t(late ? 'bill.due' : 'bill.total', {})", 'bill.due lacks {{when}}'],
  ])('a parameter that is not filled: %s', (call, fault) => {
    expect(faultsOf(WORDS, `${SAID} ${call}`)).toEqual([`page.tsx: ${fault}`])
  })

  test('a parameter that is filled and not used', () => {
    expect(faultsOf(WORDS, `${SAID} t('bill.total', { amount })`)).toEqual([
      'page.tsx: bill.total has no {{amount}} to fill',
    ])
  })

  test.each(['<b>Pay now</b>', '<a title="Pay now" />', '<a aria-label="Pay now" />'])(
    'text that is in no catalogue: %s',
    (element) => {
      expect(faultsOf(WORDS, `${SAID} const page = ${element}`)).toEqual([
        'page.tsx: “Pay now” is in no catalogue',
      ])
    },
  )
})

describe('a sentence outside the catalogue', () => {
  const plainIn = (source: string, file = 'server/main.ts') => usesIn(source, file).plain

  test.each([
    ["const line = 'Press Start to go on.'", 'Press Start to go on.'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the source that is read.
    ['const line = `Port ${port} is taken`', 'Port … is taken'],
    ["refuse('the disk is full')", 'the disk is full'],
    ["<Button label={late ? 'Pay it now' : ''} />", 'Pay it now'],
  ])('is found in %s', (source, found) => {
    expect(plainIn(source, 'renderer/app/page.tsx')).toEqual([found])
  })

  test.each([
    ["throw new Error('the page has no root')"],
    ["log.fatal({ err }, 'stopping after an error')"],
    ['sql`SELECT the names of all`'],
    ["const query = 'SELECT id FROM the long table'"],
    ["db.selectFrom('milestone as whole')"],
    ["if (said.includes('ready to accept connections')) go()"],
  ])('is none in %s', (source) => expect(plainIn(source)).toEqual([]))

  test('is for programmers in the API’s document, and data in the sandbox', () => {
    const route = "route({ summary: 'Every movement of the account.' })"
    expect(plainIn(route, 'server/http/routes/statements.ts')).toEqual([])
    expect(plainIn(route, 'server/ledger/statement.ts')).toEqual(['Every movement of the account.'])
    expect(plainIn("const title = 'Autumn newsletter'", 'server/sandbox/cast.ts')).toEqual([])
  })
})

describe('a language', () => {
  test('has every plural form that it needs', () => {
    const { lines_one, ...rest } = WORDS.bill
    expect(pluralFaults(sentencesOf({ bill: rest }), 'en')).toEqual([
      'bill.lines has no plural form _one',
    ])
    const counted = { bill: { lines: '{{count}} lines' } }
    expect(pluralFaults(sentencesOf(counted), 'en')).toHaveLength(2)
    expect(pluralFaults(sentencesOf(WORDS), 'en')).toEqual([])
    expect(pluralFaults(sentencesOf(WORDS), 'pl')).toEqual([
      'bill.lines has no plural form _few',
      'bill.lines has no plural form _many',
    ])
  })

  test('says the same as English, with the same parameters', () => {
    const { total, ...rest } = WORDS.bill
    const other = { bill: { ...rest, due: 'Bald', extra: 'Mehr' } }
    expect(translationFaults(sentencesOf(WORDS), sentencesOf(other))).toEqual([
      'bill.total is not translated',
      'bill.extra translates nothing',
      'bill.due has the parameters  instead of when',
    ])
  })
})
