import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type {
  AppState,
  IpcAnswer,
  IpcInput,
  IpcName,
  IpcOutput,
} from '../../shared/contract/ipc.ts'
import { until } from '../desktop/until.ts'
import { startVirtualDesktop, type VirtualDesktop } from '../desktop/virtual-desktop.ts'
import { type AppUnderTest, launchApp } from './app.ts'
import { accountOf, hourlyProject } from './marketplace.ts'
import { startServer, type TestServer } from './server.ts'
import { startInput } from './tracking.ts'

let desktop: VirtualDesktop
let server: TestServer
let app: AppUnderTest

/** Speaks through the window from main's side: the line to the window itself is cut by a sleep. */
const ask = async <N extends IpcName>(
  name: N,
  input: IpcInput<N>,
): Promise<IpcAnswer<IpcOutput<N>>> =>
  app.electron.evaluate(
    ({ BrowserWindow }, call) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(`milepost.invoke(${call})`),
    `${JSON.stringify(name)}, ${JSON.stringify(input)}`,
  )

const stateWhen = (what: string, fits: (state: AppState) => boolean): Promise<AppState> =>
  until(
    what,
    async () => {
      const answer = await ask('app.state', null)
      return answer.ok && fits(answer.value) && answer.value
    },
    15_000,
  )

/** Starts tracking and lets two seconds of it pass. */
const track = async () => {
  const project = await hourlyProject(server)
  expect(await ask('tracker.start', startInput(project))).toEqual({ ok: true, value: null })
  return stateWhen('two seconds', (state) => state.tracker.sessionMs >= 2_000)
}

beforeAll(async () => {
  desktop = await startVirtualDesktop({ logind: true })
  server = await startServer({ sandbox: true })
  const { token } = accountOf(server, 'freelancer')
  app = await launchApp({ desktop: desktop.env, server: server.url, token })
  await app.window()
  await stateWhen('online', (state) => state.connection === 'online')
})

afterAll(async () => {
  await app?.dispose()
  await server?.stop()
  await desktop?.stop()
})

describe('a computer that sleeps (T6)', () => {
  it('counts nothing from falling asleep to waking, and goes on by itself', async () => {
    const { tracker: before } = await track()
    await desktop.logind?.prepareForSleep(true)
    const { tracker: asleep } = await stateWhen(
      'sleep',
      ({ tracker }) => tracker.phase === 'suspended',
    )
    const sinceMs = performance.now()
    const { tracker: later } = await stateWhen(
      'two more seconds',
      () => performance.now() - sinceMs > 2_000,
    )
    expect(later.sessionMs).toBe(asleep.sessionMs)

    await desktop.logind?.prepareForSleep(false)
    const { tracker: awake } = await stateWhen(
      'running',
      ({ tracker }) => tracker.phase === 'running',
    )
    expect(awake.sessionMs - asleep.sessionMs).toBeLessThan(1_500)
    expect(awake.sessionId).toBe(before.sessionId)
    await stateWhen(
      'another second',
      ({ tracker }) => tracker.sessionMs >= asleep.sessionMs + 1_000,
    )
    await ask('tracker.stop', null)

    // Two stretches with the sleep between them, though each signal came twice.
    await stateWhen('all to be sent', (state) => state.pending.length === 0)
    const pulled = await ask('sync.pull', { since: 0 })
    const changes = pulled.ok ? pulled.value.changes : []
    expect(changes.filter(({ entity }) => entity === 'segment')).toHaveLength(2)
  })
})

describe('a desktop session that ends (T6)', () => {
  it('ends the app by a signal, and its session is closed as by Stop', async () => {
    await track()
    const child = app.electron.process()
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
    app = await launchApp({ desktop: desktop.env, server: server.url, userData: app.userData })
    await app.window()
    const state = await stateWhen('online', ({ connection }) => connection === 'online')
    expect(state.tracker.phase).toBe('stopped')
    expect(state.notices.filter(({ kind }) => kind === 'recovered')).toEqual([])
  })
})
