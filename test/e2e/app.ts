import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import type {
  AppState,
  IpcAnswer,
  IpcInput,
  IpcName,
  IpcOutput,
} from '../../shared/contract/ipc.ts'
import { until } from '../desktop/until.ts'
import { launchSpec } from './launch-spec.ts'

/** How a test wants the app. */
export type AppOptions = {
  /** The desktop's environment: display, buses, keyring. */
  desktop: NodeJS.ProcessEnv
  /** The marketplace's address. */
  server: string
  /** Signed in with it; without one the app shows its sign-in. */
  token?: string
  /** A folder of the caller's, so that a second start finds what the first one left. */
  userData?: string
  /** Further switches, such as a device scale factor for pictures. */
  args?: string[]
}

/** The running application, driven as a person would, and watched from inside. */
export type AppUnderTest = {
  electron: ElectronApplication
  userData: string
  /** The one window; waits until it is there. */
  window(): Promise<Page>
  /** Whether any window is open. */
  hasWindow(): boolean
  /** Ends it as *Quit* does; resolves when its process is gone. */
  quit(): Promise<void>
  /** Ends it and all its children at once, as a power cut would. */
  kill(): Promise<void>
  /** For `afterEach`: kills what still runs and removes the folder, if the test did not give one. */
  dispose(): Promise<void>
}

/** Starts the application in a process of its own (the package, or the built tree, see `launchSpec`). */
export async function launchApp(options: AppOptions): Promise<AppUnderTest> {
  const userData = options.userData ?? (await mkdtemp(join(tmpdir(), 'milepost-app-')))
  const spec = await launchSpec({ ...options, userData })
  const electron = await _electron.launch({
    executablePath: spec.executablePath,
    args: [...spec.args, ...(options.args ?? [])],
    env: textOnly({ ...options.desktop, ...spec.env }),
    // The launch handle alone decides about Chromium's own sandbox.
    chromiumSandbox: true,
    timeout: 120_000,
  })
  const child = electron.process()
  const ended = () => child.exitCode !== null || child.signalCode !== null
  const gone = () => until('the end of the app', ended)
  const open = () =>
    electron.windows().find((page) => !page.isClosed() && page.url().startsWith('app://'))
  const kill = async () => {
    if (!ended() && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    await gone()
  }
  return {
    electron,
    userData,
    window: () => until('the window', open),
    hasWindow: () => open() !== undefined,
    quit: async () => {
      // The answer is lost with the process, which is the point.
      await electron.evaluate(({ app }) => app.quit()).catch(() => {})
      await gone()
    },
    kill,
    dispose: async () => {
      await kill()
      if (!options.userData) await rm(userData, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** A folder for an app's data that outlives one start; the caller removes it. */
export const newUserData = (): Promise<string> => mkdtemp(join(tmpdir(), 'milepost-app-'))

/** Calls main through the window's only door, as the window does. */
export const invoke = <N extends IpcName>(
  page: Page,
  name: N,
  input: IpcInput<N>,
): Promise<IpcAnswer<IpcOutput<N>>> =>
  page.evaluate(
    ([called, given]) =>
      (
        globalThis as unknown as { milepost: { invoke(n: string, i: unknown): Promise<unknown> } }
      ).milepost.invoke(called, given),
    [name, input] as const,
  ) as Promise<IpcAnswer<IpcOutput<N>>>

/** What main tells the window just now. */
export async function appState(page: Page): Promise<AppState> {
  const answer = await invoke(page, 'app.state', null)
  if (!answer.ok) throw new Error(`app.state answered ${answer.error.code}`)
  return answer.value
}

/** Waits for a state of the app that fits. */
export const stateWhen = (
  page: Page,
  what: string,
  fits: (state: AppState) => boolean,
  timeoutMs = 60_000,
): Promise<AppState> =>
  until(
    what,
    async () => {
      const state = await appState(page)
      return fits(state) && state
    },
    timeoutMs,
  )

const textOnly = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
