import type { QueryResultRow } from 'pg'
import { accountKey } from '../../../../../shared/ledger/balances.ts'
import type { Account, AccountKind } from '../../../../../shared/ledger/entry.ts'
import type { CurrencyCode } from '../../../../../shared/money/currency.ts'
import type { World } from '../../world.ts'
import type { Picture } from '../picture-of-books.ts'
import type { Books } from '../rules/books.ts'
import type { Names } from './names.ts'

/** Reads over a connection that stays: a new one for each look would take most of the time. */
const rowsOf = async <Row extends QueryResultRow>(
  { database }: World,
  statement: string,
  values: unknown[] = [],
): Promise<Row[]> => (await database.db.pool.query<Row>(statement, values)).rows

/** What the platform has taken from everyone, cents. */
export async function platformFees(world: World): Promise<bigint> {
  const [row] = await rowsOf<{ balance: bigint }>(
    world,
    `SELECT balance FROM ledger_account WHERE kind = 'platformFees' AND currency = 'USD'`,
  )
  return row?.balance ?? 0n
}

type Row<K extends keyof Picture> = Picture[K] extends Map<unknown, infer R> ? R : never
type MilestoneRow = Row<'milestones'> & { id: string; invoiceId: string | null }
type InvoiceRow = Omit<Row<'invoices'>, 'lines' | 'payments'> & { id: string }
type LineRow = Row<'invoices'>['lines'][number] & { id: string }
type PaymentRow = Row<'invoices'>['payments'][number] & { id: string }
type DisputeRow = Omit<Row<'disputes'>, 'verdict'> & { id: string } & {
  by: 'agreement' | 'silence' | 'arbiter' | null
  granted: bigint
}

const MILESTONES = `
  SELECT m.id, m.state, m.amount, m.split_from AS "splitFrom", y.invoice_id AS "invoiceId"
  FROM milestone m LEFT JOIN invoice_payment y ON y.milestone_id = m.id
  WHERE m.project_id = ANY($1)`

const DISPUTES = `
  SELECT id, coalesce(milestone_id, invoice_id) AS about, stage, amount,
    nullif(waits_for, 'arbiter') AS "waitsFor", respond_by_ms AS "respondByMs",
    verdict_by AS by, verdict_amount AS granted
  FROM dispute WHERE project_id = ANY($1)`

const INVOICES = `
  SELECT i.id, i.project_id AS "projectId", i.kind, i.week_start_ms AS "weekStartMs", i.state,
    i.total, i.due_at_ms AS "dueAtMs", i.next_attempt_at_ms AS "nextAttemptAtMs",
    (SELECT coalesce(sum(c.amount), 0) FROM invoice_credit c WHERE c.invoice_id = i.id) AS credited,
    (SELECT coalesce(sum(p.amount), 0) FROM journal_entry e
      JOIN posting p ON p.entry_id = e.id AND p.amount > 0
      WHERE e.invoice_id = i.id AND e.kind = 'refund') AS refunded
  FROM invoice i WHERE i.project_id = ANY($1)`

const LINES = `
  SELECT i.id, l.week_start_ms AS "weekStartMs", l.adjustment, l.billable_ms AS "billableMs", l.amount
  FROM invoice_line l JOIN invoice i ON i.id = l.invoice_id
  WHERE i.project_id = ANY($1) ORDER BY i.id, l.line`

const PAYMENTS = `
  SELECT i.id, y.milestone_id AS "milestoneId", y.amount
  FROM invoice_payment y JOIN invoice i ON i.id = y.invoice_id
  WHERE i.project_id = ANY($1) ORDER BY i.id, y.line`

const HOURS = `
  SELECT s.id, s.billable_ms AS "billableMs", x.invoice_id AS "invoiceId"
  FROM segment s LEFT JOIN invoiced_segment x ON x.segment_id = s.id
  WHERE s.project_id = ANY($1)`

/** Finds out what the marketplace calls the invoices and parts of milestones that the books have. */
function learnNames(
  names: Names,
  books: Books,
  rows: { milestones: MilestoneRow[]; invoices: InvoiceRow[] },
): void {
  const invoiceIs = (projectId: number, kind: string, startMs: number) =>
    [projectId, kind, startMs].join()
  names.learn(
    new Map(
      [...books.invoices.values()].map((each) => [
        invoiceIs(each.projectId, each.kind, each.week.startMs),
        each.id,
      ]),
    ),
    new Map(
      rows.invoices.map((row) => [invoiceIs(row.projectId, row.kind, row.weekStartMs), row.id]),
    ),
  )
  // A job cuts at most one part off a milestone for an invoice, and one for a verdict.
  const partIs = (splitFrom: string | null, invoiceId: string | null, state: string) =>
    [splitFrom, invoiceId, state].join()
  const paidFor = new Map(
    [...books.invoices.values()].flatMap(({ id, payments }) =>
      payments.map(({ milestoneId }) => [milestoneId, id]),
    ),
  )
  const named = new Set(rows.milestones.map(({ id }) => names.toModel(id)))
  names.learn(
    new Map(
      [...books.milestones.values()]
        .filter(({ id }) => !named.has(id))
        .map(({ id, splitFrom, state }) => [partIs(splitFrom, paidFor.get(id) ?? null, state), id]),
    ),
    new Map(
      rows.milestones
        .filter(({ id }) => !books.milestones.has(names.toModel(id)))
        .map(({ id, splitFrom, invoiceId, state }) => {
          return [partIs(splitFrom, invoiceId && names.toModel(invoiceId), state), id]
        }),
    ),
  )
}

/** What the database says of the two people, in the names of the books. */
export async function readPicture(
  world: World,
  books: Books,
  names: Names,
  common: { deposit: bigint; feesBefore: bigint },
): Promise<Picture> {
  const projectIds = [[...books.projects.keys()]]
  const read = <R extends QueryResultRow>(statement: string) =>
    rowsOf<R>(world, statement, projectIds)
  const [projects, milestones, requests, disputes, invoices, lines, payments, hours, balances] =
    await Promise.all([
      read<Row<'projects'> & { id: number }>(`
        SELECT id, accepted_at_ms AS "acceptedAtMs", completed_at_ms AS "completedAtMs"
        FROM project WHERE id = ANY($1)`),
      read<MilestoneRow>(MILESTONES),
      read<{ id: string; state: Row<'requests'> }>(
        'SELECT id, state FROM milestone_request WHERE project_id = ANY($1)',
      ),
      read<DisputeRow>(DISPUTES),
      read<InvoiceRow>(INVOICES),
      read<LineRow>(LINES),
      read<PaymentRow>(PAYMENTS),
      read<Row<'hours'> & { id: string }>(HOURS),
      readBalances(world, books, common),
    ])
  learnNames(names, books, { milestones, invoices })
  const nameOf = (id: string | null) => id && names.toModel(id)
  const of = <R extends { id: string }>(all: R[], invoiceId: string) =>
    all.filter(({ id }) => id === invoiceId).map(({ id: _, ...row }) => row)
  return {
    projects: new Map(projects.map(({ id, ...row }) => [id, row])),
    milestones: new Map(
      milestones.map(({ id, state, amount, splitFrom }) => {
        return [names.toModel(id), { state, amount, splitFrom: nameOf(splitFrom) }]
      }),
    ),
    requests: new Map(requests.map(({ id, state }) => [id, state])),
    disputes: new Map(
      disputes.map(({ id, about, by, granted, ...row }) => {
        return [id, { ...row, about: names.toModel(about), verdict: by && { by, granted } }]
      }),
    ),
    hours: new Map(
      hours.map(({ id, ...row }) => [id, { ...row, invoiceId: nameOf(row.invoiceId) }]),
    ),
    invoices: new Map(
      invoices.map(({ id, ...row }) => [
        names.toModel(id),
        {
          ...row,
          lines: of(lines, id),
          payments: of(payments, id).map((each) => {
            return { ...each, milestoneId: nameOf(each.milestoneId) }
          }),
        },
      ]),
    ),
    balances: new Map(
      [...balances].map(([account, minor]) => {
        const [kind, owner = '', currency] = account.split(':')
        return [[kind, names.toModel(owner), currency].join(':'), minor]
      }),
    ),
  }
}

type AccountRow = {
  kind: AccountKind
  owner_id: number | null
  milestone_id: string | null
  currency: CurrencyCode
  balance: bigint
}

/** The two people's accounts as the database has them, with their share of the common ones. */
async function readBalances(
  world: World,
  books: Books,
  { deposit, feesBefore }: { deposit: bigint; feesBefore: bigint },
): Promise<Map<string, bigint>> {
  const rows = await rowsOf<AccountRow>(
    world,
    `SELECT a.kind, a.owner_id, a.milestone_id, a.currency, a.balance FROM ledger_account a
      LEFT JOIN milestone m ON m.id = a.milestone_id
      WHERE a.balance <> 0 AND (a.owner_id = ANY($1) OR m.project_id = ANY($2))`,
    [[books.employerId, books.freelancerId], [...books.projects.keys()]],
  )
  const all = rows.map(({ kind, owner_id, milestone_id, currency, balance }): [string, bigint] => {
    const owner = { userId: owner_id, milestoneId: milestone_id }
    const account = Object.fromEntries(Object.entries(owner).filter(([, id]) => id !== null))
    return [accountKey({ kind, ...account } as Account, currency), balance]
  })
  const fees = (await platformFees(world)) - feesBefore
  const common: [string, bigint][] = [
    [accountKey({ kind: 'platformExternal' }, 'USD'), -deposit],
    [accountKey({ kind: 'platformFees' }, 'USD'), fees],
  ]
  return new Map([...all, ...common.filter(([, minor]) => minor !== 0n)])
}
