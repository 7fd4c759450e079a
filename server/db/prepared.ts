import type pg from 'pg'

/** Statements that one connection keeps; whatever comes after them is planned each time. */
const MOST = 300
/** A statement with more values is of a kind whose length varies, and rarely comes again. */
const MOST_VALUES = 40

/**
 * Has a connection plan each statement once and from then on name it: the same few come again and
 * again, and planning them takes longer than running them.
 */
export function keepPlans(client: pg.PoolClient): void {
  const names = new Map<string, string>()
  const query = client.query.bind(client) as (...given: unknown[]) => unknown
  const named = (...given: unknown[]): unknown => {
    const [text, values, ...rest] = given
    if (typeof text !== 'string' || !Array.isArray(values)) return query(...given)
    if (values.length === 0 || values.length > MOST_VALUES) return query(...given)
    let name = names.get(text)
    if (name === undefined && names.size < MOST) {
      name = `kept ${names.size}`
      names.set(text, name)
    }
    return name === undefined ? query(...given) : query({ name, text, values }, ...rest)
  }
  client.query = named as typeof client.query
}
