import pg from 'pg'

const INT8 = 20
const NUMERIC = 1700

/** PostgreSQL's int8 carries our milliseconds and cursors; all of them are exact as numbers. */
function parseInt8(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 out of the exact range: ${text}`)
  return value
}

/** Columns of type numeric hold whole minor units only (L3). */
const parseNumeric = (text: string): bigint => BigInt(text)

/** How values come out of the driver: int8 as an exact number, numeric as a bigint. */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === INT8) return parseInt8
    if (oid === NUMERIC) return parseNumeric
    return pg.types.getTypeParser(oid, format)
  }) as typeof pg.types.getTypeParser,
}
