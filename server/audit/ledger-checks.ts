import { type Check, phrase } from './check.ts'

/** The journal against itself: L1, L2 and L4, recomputed from the first entry. */
export const ledgerChecks: Check[] = [
  {
    name: 'balance',
    sql: `
      SELECT ${phrase('accountOf', { id: 'a.id', kind: 'a.kind' })} AS subject, a.currency,
        coalesce(s.total, 0) AS expected, a.balance AS found
      FROM ledger_account a
      LEFT JOIN (SELECT account_id, sum(amount) AS total FROM posting GROUP BY account_id) s
        ON s.account_id = a.id
      WHERE a.balance <> coalesce(s.total, 0)`,
  },
  {
    name: 'entryToZero',
    sql: `
      SELECT ${phrase('entry', { id: 'entry_id' })} AS subject, currency, 0 AS expected, sum(amount) AS found
      FROM posting GROUP BY entry_id, currency HAVING sum(amount) <> 0`,
  },
  {
    name: 'entryPostings',
    sql: `
      SELECT ${phrase('entry', { id: 'e.id' })} AS subject, NULL AS currency, ${phrase('postings')} AS expected,
        ${phrase('none')} AS found
      FROM journal_entry e
      WHERE NOT EXISTS (SELECT FROM posting p WHERE p.entry_id = e.id)`,
  },
  {
    name: 'postingCurrency',
    sql: `
      SELECT ${phrase('posting', { id: 'p.entry_id', line: 'p.line' })} AS subject, NULL AS currency,
        a.currency AS expected, p.currency AS found
      FROM posting p LEFT JOIN ledger_account a ON a.id = p.account_id
      WHERE a.currency IS DISTINCT FROM p.currency`,
  },
  {
    name: 'notBelowZero',
    sql: `
      SELECT ${phrase('accountOf', { id: 'id', kind: 'kind' })} AS subject, currency,
        0 AS expected, balance AS found
      FROM ledger_account
      WHERE balance < 0 AND kind NOT IN ('employerSource', 'platformExternal')`,
  },
  {
    name: 'allToZero',
    sql: `
      SELECT ${phrase('allAccounts')} AS subject, currency, 0 AS expected, sum(balance) AS found
      FROM ledger_account GROUP BY currency HAVING sum(balance) <> 0`,
  },
]
