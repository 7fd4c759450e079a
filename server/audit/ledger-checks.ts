import type { Check } from './check.ts'

/** The journal against itself: L1, L2 and L4, recomputed from the first entry. */
export const ledgerChecks: Check[] = [
  {
    name: 'balance is the sum of its postings',
    sql: `
      SELECT 'account ' || a.id || ' (' || a.kind || ')' AS subject, a.currency,
        coalesce(s.total, 0) AS expected, a.balance AS found
      FROM ledger_account a
      LEFT JOIN (SELECT account_id, sum(amount) AS total FROM posting GROUP BY account_id) s
        ON s.account_id = a.id
      WHERE a.balance <> coalesce(s.total, 0)`,
  },
  {
    name: 'entry sums to zero',
    sql: `
      SELECT 'entry ' || entry_id AS subject, currency, 0 AS expected, sum(amount) AS found
      FROM posting GROUP BY entry_id, currency HAVING sum(amount) <> 0`,
  },
  {
    name: 'entry has postings',
    sql: `
      SELECT 'entry ' || e.id AS subject, NULL AS currency, 'postings' AS expected,
        'none' AS found
      FROM journal_entry e
      WHERE NOT EXISTS (SELECT FROM posting p WHERE p.entry_id = e.id)`,
  },
  {
    name: 'posting is in its account’s currency',
    sql: `
      SELECT 'entry ' || p.entry_id || ' line ' || p.line AS subject, NULL AS currency,
        a.currency AS expected, p.currency AS found
      FROM posting p LEFT JOIN ledger_account a ON a.id = p.account_id
      WHERE a.currency IS DISTINCT FROM p.currency`,
  },
  {
    name: 'account is not below zero',
    sql: `
      SELECT 'account ' || id || ' (' || kind || ')' AS subject, currency,
        0 AS expected, balance AS found
      FROM ledger_account
      WHERE balance < 0 AND kind NOT IN ('employerSource', 'platformExternal')`,
  },
  {
    name: 'all accounts sum to zero',
    sql: `
      SELECT 'all accounts' AS subject, currency, 0 AS expected, sum(balance) AS found
      FROM ledger_account GROUP BY currency HAVING sum(balance) <> 0`,
  },
]
