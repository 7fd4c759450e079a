import pg from 'pg'
import { audit, sayDifference } from '../../server/audit/audit.ts'
import { createWords } from '../../shared/words/words.ts'

/** What the audit finds in a marketplace's books, as sentences; none means that they are right. */
export async function auditBooks(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const found: string[] = []
    const words = createWords('en')
    await audit(client, (each) =>
      found.push(words.t('audit.difference', sayDifference(words, each))),
    )
    return found
  } finally {
    await client.end()
  }
}

/** How many of these commands the marketplace remembers as applied. */
export async function countApplied(url: string, ids: readonly string[]): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query(
      'SELECT count(*)::integer AS n FROM applied_command WHERE id = ANY($1::uuid[])',
      [ids],
    )
    return rows[0].n
  } finally {
    await client.end()
  }
}
