import { parseArgs } from 'node:util'
import { err, ok, type Result } from '../../shared/result.ts'
import { unclearFlag, withUsage } from '../command-line.ts'
import type { Line } from '../line.ts'
import type { CommandPlace } from '../postgres/join.ts'

/** Which books are looked at, and how the differences are printed. */
export type AuditOptions = { json: boolean; of: CommandPlace }

const COMMAND = 'npm run -s audit -- (--database-url URL | --data DIR) [--json]'

const unclear = withUsage(COMMAND)

/** Reads the command line; a refusal is for the person who typed it. */
export function parseAuditOptions(argv: string[]): Result<AuditOptions, Line> {
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
    if (url && dataDir) return err(unclear(({ t }) => t('commandLine.twoPlaces')))
    if (url) return ok({ json, of: { url } })
    if (dataDir) return ok({ json, of: { dataDir } })
    return err(unclear(({ t }) => t('audit.noPlace')))
  } catch (error) {
    return err(unclear(unclearFlag(error)))
  }
}
