import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { promisify } from 'node:util'
import { until } from './until.ts'

const run = promisify(execFile)

/** Runs a program to its end and gives its stdout. */
export async function output(command: string, args: string[], env: NodeJS.ProcessEnv) {
  return (await run(command, args, { env })).stdout
}

/** The processes of one desktop; ended together, the youngest first. */
export class ProcessFamily {
  readonly #members: { name: string; child: ChildProcess }[] = []
  readonly #killNow = () => this.#signal('SIGKILL')

  constructor() {
    process.on('exit', this.#killNow)
  }

  /**
   * Starts a program that stays. Each leads its own process group, so that its children end with
   * it; and the kernel ends it should this process be killed outright.
   * @param stdio as for `spawn`; by default nothing is read and nothing shown
   */
  start(
    command: string,
    args: string[],
    env: NodeJS.ProcessEnv,
    stdio: ('ignore' | 'pipe')[] = ['ignore', 'ignore', 'ignore'],
  ): ChildProcess {
    const child = spawn('setpriv', ['--pdeathsig', 'KILL', '--', command, ...args], {
      env,
      stdio,
      detached: true,
    })
    // A program that is not there shows as a desktop part that never became ready.
    child.on('error', () => {})
    this.#members.push({ name: command, child })
    return child
  }

  /** Whether one that should stay has ended, and which. */
  ended(): string | undefined {
    return this.#members.find(({ child }) => hasEnded(child))?.name
  }

  /** Ends all and resolves when they are gone. */
  async stop(): Promise<void> {
    for (const { child } of [...this.#members].reverse()) {
      signalGroup(child, 'SIGTERM')
      await until('an end', () => hasEnded(child), 2000).catch(() => {})
    }
    this.#signal('SIGKILL')
    process.off('exit', this.#killNow)
    this.#members.length = 0
  }

  #signal(signal: NodeJS.Signals): void {
    for (const { child } of [...this.#members].reverse()) signalGroup(child, signal)
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null || child.pid === undefined
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, signal)
  } catch {
    // Nobody of that group is left.
  }
}
