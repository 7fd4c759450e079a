import { stringify } from 'csv-stringify/sync'
import type { StatementResponse } from '../../shared/contract/http.ts'
import { dayAt } from '../../shared/time/day.ts'
import { movementText } from '../../shared/words/statement.ts'
import type { Words } from '../../shared/words/words.ts'

/**
 * What a spreadsheet reads as the beginning of a formula, also in its wide forms: at the beginning of
 * a text, or behind anything that separates cells in some locale. Where a text is opened with another
 * separator than ours, its quotes keep nothing together.
 */
const FORMULA = /(^|[,;|\t\r\n])(["'\s]*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/g

/** Text that people typed, so that no spreadsheet calculates it. */
function inert(text: string | null): string {
  const marked = (text ?? '').replace(FORMULA, "$1$2'")
  return /^[\t\r]/.test(marked) ? `'${marked}` : marked
}

const COLUMNS = [
  ...(['date', 'instant', 'entry', 'kind', 'project', 'description'] as const),
  ...(['amount', 'charged', 'balance', 'currency'] as const),
]

/**
 * A statement for spreadsheets and accountants: a header, then a line each movement, its instant in
 * UTC and its date in the zone. Begins with a byte order mark, without which Excel takes the names
 * of people and projects for another encoding.
 */
export function statementCsv(
  words: Words,
  { currency, lines }: StatementResponse,
  zone: string,
): Buffer {
  const { t } = words
  const rows = lines.map(
    (line): Record<(typeof COLUMNS)[number], string> => ({
      date: dayAt(line.atMs, zone),
      instant: new Date(line.atMs).toISOString(),
      entry: String(line.entryId),
      kind: inert(t(`statement.kind.${line.kind}`)),
      project: inert(line.projectTitle),
      description: inert(movementText(words, line)),
      amount: line.amount,
      charged: line.charged,
      balance: line.balance,
      currency,
    }),
  )
  const text = stringify(rows, {
    columns: COLUMNS.map((key) => ({ key, header: t(`statement.column.${key}`) })),
    header: true,
    bom: true,
    record_delimiter: 'windows',
    // A line break of any kind inside a text would end the row.
    quoted_match: /[\r\n]/,
  })
  return Buffer.from(text)
}
