/**
 * Breaks the real thing on purpose and looks at what is left.
 *
 *   npm run faults [-- NAME…] [--rounds N]
 *
 * Without a name all families run. Each prints a table, is kept as JSON in test/results, and makes
 * the exit code 1 when a promise was broken.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { invoices } from './invoices.ts'
import { kill } from './kill.ts'
import type { Fault } from './outcome.ts'
import { postgres } from './postgres.ts'
import { server } from './server.ts'

/** Each family and how often it strikes. */
const families: Record<string, { fault: Fault; rounds: number }> = {
  kill: { fault: kill, rounds: 20 },
  server: { fault: server, rounds: 20 },
  postgres: { fault: postgres, rounds: 10 },
  invoices: { fault: invoices, rounds: 12 },
}

const { values, positionals } = parseArgs({
  options: { rounds: { type: 'string' } },
  allowPositionals: true,
})
const names = positionals.length > 0 ? positionals : Object.keys(families)
const unknown = names.filter((name) => !Object.hasOwn(families, name))
if (unknown.length > 0) {
  console.error(
    `There are no faults ${unknown.join(', ')}; there are ${Object.keys(families).join(', ')}.`,
  )
  process.exit(2)
}

const results = join(import.meta.dirname, '..', 'results')
await mkdir(results, { recursive: true })
for (const name of names) {
  const family = families[name]
  if (!family) continue
  const rounds = values.rounds === undefined ? family.rounds : Number(values.rounds)
  const outcome = await family.fault({ rounds })
  console.table(outcome.rows)
  for (const failure of outcome.failures) console.log(`BROKEN: ${failure}`)
  if (outcome.failures.length === 0) console.log(`${name}: every promise held`)
  else process.exitCode = 1
  const kept = { at: new Date().toISOString(), rounds, ...outcome }
  await writeFile(join(results, `faults-${name}.json`), `${JSON.stringify(kept, null, 2)}\n`)
}
