import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const ROOT = join(import.meta.dirname, '..', '..', '..')

export type Run = {
  child: ChildProcess
  /** The first line on stdout, or null when it ended without one. */
  firstLine: Promise<string | null>
  /** How it ended. */
  ended: Promise<{ code: number | null; stdout: string; stderr: string }>
}

/** Runs the marketplace as scripts do; whoever starts it ends it. */
export const runServer = (argv: string[], environment: Record<string, string> = {}): Run =>
  runProgram('main.ts', argv, environment)

/** Runs the audit as people do. */
export const runAudit = (argv: string[]): Run => runProgram('audit/main.ts', argv, {})

/** Runs the operator's command line as people do. */
export const runOperator = (argv: string[], environment: Record<string, string> = {}): Run =>
  runProgram('operator/main.ts', argv, environment)

function runProgram(program: string, argv: string[], environment: Record<string, string>): Run {
  const { DATABASE_URL: _url, DATABASE_OWNER_URL: _owner, ...inherited } = process.env
  const child = spawn(process.execPath, [join(ROOT, 'server', program), ...argv], {
    env: { ...inherited, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  const lines = createInterface({ input: child.stdout })
  const closed = once(child, 'close')
  return {
    child,
    firstLine: Promise.race([
      once(lines, 'line').then(([line]) => line as string),
      closed.then(() => null),
    ]),
    ended: closed.then(([code]) => ({ code, stdout, stderr })),
  }
}
