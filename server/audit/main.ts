/**
 * Recomputes a marketplace's books and reports every difference.
 *
 *   npm run -s audit -- (--database-url URL | --data DIR) [--json]
 *
 * Ends with 0 when there is none, 1 with each on a line, 2 when it could not look.
 */
import pg from 'pg'
import { createWords } from '../../shared/words/words.ts'
import { openCommandLine } from '../command-line.ts'
import { explain } from '../db/database.ts'
import { assertMigrated } from '../db/migrate.ts'
import { type Line, lineOf, plain } from '../line.ts'
import { withDatabase } from '../postgres/join.ts'
import { audit, sayDifference } from './audit.ts'
import { parseAuditOptions } from './options.ts'

const CONNECT_MS = 5_000

const { words, say, complain } = openCommandLine(process.env)

/** What scripts read stays English, whatever the person's language is. */
const english = createWords('en')

async function look(url: string, json: boolean): Promise<number> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MS,
    application_name: 'milepost audit',
  })
  client.on('error', () => undefined)
  await client.connect().catch((error: unknown) => {
    throw explain(error, url)
  })
  try {
    await assertMigrated(client)
    const { checks, differences } = await audit(client, (difference) =>
      say(
        json
          ? plain(JSON.stringify(sayDifference(english, difference)))
          : ({ t }) => t('audit.difference', sayDifference(words, difference)),
      ),
    )
    say(
      json
        ? plain(JSON.stringify({ checks, differences }))
        : ({ t }) => t('audit.summary', { checks, count: differences }),
    )
    return differences
  } finally {
    await client.end()
  }
}

/** Ends with one line for the person who started it. */
function refuse(line: Line): void {
  complain(line)
  process.exitCode = 2
}

const options = parseAuditOptions(process.argv.slice(2))
if (options.ok) {
  const { of, json } = options.value
  await withDatabase(of, 'app', (url) => look(url, json)).then(
    (differences) => {
      process.exitCode = differences === 0 ? 0 : 1
    },
    (error: unknown) => refuse(lineOf(error)),
  )
} else refuse(options.error)
