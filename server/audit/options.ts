import { parseArgs } from 'node:util'
import { err, ok, type Result } from '../../shared/result.ts'
import type { CommandPlace } from '../postgres/join.ts'

/** Which books are looked at, and how the differences are printed. */
export type AuditOptions = { json: boolean; of: CommandPlace }

export const USAGE = 'Usage: npm run -s audit -- (--database-url URL | --data DIR) [--json]'

/** Reads the command line; a refusal is one sentence for the person who typed it. */
export function parseAuditOptions(argv: string[]): Result<AuditOptions, string> {
  try {
    const { values } = parseArgs({
      args: argv,
      options: {
        'database-url': { type: 'string' },
        data: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    })
    const { 'database-url': url, data: dataDir, json } = values
    if (url && dataDir) return err(`--database-url and --data exclude each other. ${USAGE}`)
    if (url) return ok({ json, of: { url } })
    if (dataDir) return ok({ json, of: { dataDir } })
    return err(`--database-url or --data is missing. ${USAGE}`)
  } catch (error) {
    return err(`${String((error as Error).message).split(/\. |\n/)[0]}. ${USAGE}`)
  }
}
