/**
 * Recomputes a marketplace's books and reports every difference.
 *
 *   npm run -s audit -- (--database-url URL | --data DIR) [--json]
 *
 * Ends with 0 when there is none, 1 with each on a line, 2 when it could not look.
 */
import pg from 'pg'
import { explain } from '../db/database.ts'
import { assertMigrated } from '../db/migrate.ts'
import { withDatabase } from '../postgres/join.ts'
import { audit, type Difference } from './audit.ts'
import { parseAuditOptions } from './options.ts'

const CONNECT_MS = 5_000

const say = (line: string) => process.stdout.write(`${line}\n`)

const line = ({ check, subject, expected, found }: Difference): string =>
  `${subject}: expected ${expected}, found ${found} (${check})`

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
      say(json ? JSON.stringify(difference) : line(difference)),
    )
    const sum = `${checks} checks, ${differences} difference${differences === 1 ? '' : 's'}`
    say(json ? JSON.stringify({ checks, differences }) : sum)
    return differences
  } finally {
    await client.end()
  }
}

/** Ends with one line for the person who started it. */
function refuse(reason: string): void {
  process.stderr.write(`${reason.replaceAll('\n', ' ')}\n`)
  process.exitCode = 2
}

const options = parseAuditOptions(process.argv.slice(2))
if (options.ok) {
  const { of, json } = options.value
  await withDatabase(of, 'app', (url) => look(url, json)).then(
    (differences) => {
      process.exitCode = differences === 0 ? 0 : 1
    },
    (error: unknown) => refuse((error as Error).message),
  )
} else refuse(options.error)
