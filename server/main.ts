import { openCommandLine } from './command-line.ts'
import { ExplainedError, type Line } from './line.ts'
import { parseOptions, type ServerOptions } from './options.ts'
import type { Marketplace } from './start.ts'

const { complain } = openCommandLine(process.env)

/** Ends with one line for the person who started it. */
function refuse(line: Line): never {
  complain(line)
  process.exit(1)
}

/** Why it could not start. */
function reasonOf(error: unknown, { port, host }: ServerOptions): Line {
  const { code, message } = error as NodeJS.ErrnoException
  if (error instanceof ExplainedError) return error.line
  if (code === 'EADDRINUSE') return ({ t }) => t('server.portTaken', { port, host })
  if (code === 'EACCES') return ({ t }) => t('server.portForbidden', { port, host })
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return ({ t }) => t('server.noSuchHost', { host })
  }
  return ({ t }) => t('server.failed', { reason: message ?? String(error) })
}

const options = parseOptions(process.argv.slice(2))
if (!options.ok) refuse(options.error)

// Loaded when there is something to start: a mistyped flag is answered at once.
const starting = import('./start.ts').then(({ startMarketplace }) =>
  startMarketplace(options.value, process.env),
)

/** Whoever asked it to end is not kept longer; what it leaves is put in order by the next start. */
const STOP_WITHIN_MS = 4_800

/** Stops once, even when the signal comes while it is starting or comes twice. */
let stopping: Promise<void> | undefined
function stop(exitCode: number): void {
  setTimeout(() => process.exit(exitCode), STOP_WITHIN_MS).unref()
  stopping ??= starting
    .then((marketplace: Marketplace) => marketplace.stop())
    .then(() => process.exit(exitCode))
    // It did not start: the error below says so and ends it.
    .catch(() => undefined)
}
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => stop(0))

try {
  const { ready, log } = await starting
  // A bug that nobody caught: say so, leave the database in order, and let it be started again.
  process.on('uncaughtException', (err) => {
    log.fatal({ err }, 'stopping after an error that nobody caught')
    stop(1)
  })
  if (!stopping) process.stdout.write(`${JSON.stringify(ready)}\n`)
} catch (error) {
  refuse(reasonOf(error, options.value))
}
