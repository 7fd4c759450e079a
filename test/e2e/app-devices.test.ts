import { cp, rm } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { v7 } from 'uuid'
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Project } from '../../shared/contract/entities.ts'
import { until } from '../desktop/until.ts'
import { type AppUnderTest, appState, invoke, launchApp, newUserData, stateWhen } from './app.ts'
import { goTo } from './freelancer-side.ts'
import { accountOf, hourlyProject } from './marketplace.ts'
import { startServer, type TestServer } from './server.ts'
import { startInput, startTracking, trackedMs } from './tracking.ts'

const desktop = inject('desktop')

let server: TestServer
let project: Project
const apps: AppUnderTest[] = []

/** One more computer of the same freelancer, with a window that knows the project. */
async function device(): Promise<{ app: AppUnderTest; page: Page }> {
  const { token } = accountOf(server, 'freelancer')
  const app = await launchApp({ desktop, server: server.url, token })
  apps.push(app)
  const page = await app.window()
  await goTo(page, 'Timer')
  await page.getByLabel('Project', { exact: true }).waitFor()
  return { app, page }
}

const nothingWaits = (page: Page) =>
  stateWhen(page, 'an empty outbox', ({ pending }) => pending.length === 0)
const posted = async () => {
  const { api } = accountOf(server, 'freelancer')
  return api.segments(project.id)
}
const sumOf = (segments: readonly { startMs: number; endMs: number }[]) =>
  segments.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0)

beforeAll(async () => {
  server = await startServer({ sandbox: true })
  project = await hourlyProject(server)
})
afterEach(async () => {
  for (const app of apps.splice(0)) await app.dispose()
})
afterAll(async () => {
  await server?.stop()
})

describe('two devices of a freelancer', () => {
  it('T13: the session of a killed app is stopped from the other, and its time is posted when it is back', async () => {
    const first = await device()
    const startMs = await startTracking(first.page, project)
    await until('more than a checkpoint', async () => (await trackedMs(first.page)) > 5_000)
    await nothingWaits(first.page)
    const { userData } = first.app
    await first.app.kill()

    const second = await device()
    await second.page.getByRole('button', { name: 'Stop it there and start here' }).click()
    await stateWhen(second.page, 'running', ({ tracker }) => tracker.phase === 'running')
    await nothingWaits(second.page)
    const takenAtMs = (await appState(second.page)).tracker.segmentStartMs ?? 0

    const { token } = accountOf(server, 'freelancer')
    const back = await launchApp({ desktop, server: server.url, token, userData })
    apps.push(back)
    const { pending } = await nothingWaits(await back.window())
    expect(pending).toEqual([])
    const [recovered] = await posted()
    expect(recovered).toMatchObject({ startMs, recovered: true })
    expect(recovered?.endMs).toBeLessThanOrEqual(takenAtMs)
    // The one that took over tracks on.
    expect((await appState(second.page)).tracker.phase).toBe('running')
    await invoke(second.page, 'tracker.stop', null)
    await nothingWaits(second.page)
  })

  it('T13: a device that tracks hears of the take-over, stops, says so, and loses nothing', async () => {
    const before = sumOf(await posted())
    const [first, second] = [await device(), await device()]
    const startMs = await startTracking(first.page, project)
    await second.page.getByText(/is tracking/).waitFor()
    await second.page.getByRole('button', { name: 'Stop it there and start here' }).click()
    const { notices } = await stateWhen(first.page, 'a stop', ({ tracker }) => {
      return tracker.phase === 'stopped'
    })
    expect(notices.map(({ kind }) => kind)).toContain('takenOver')
    const stoppedAtMs = Date.now()
    await invoke(second.page, 'tracker.stop', null)
    await nothingWaits(second.page)
    const state = await stateWhen(first.page, 'nothing queued', ({ pending }) =>
      pending.every(({ state }) => state !== 'queued'),
    )
    // What both tracked in the moment between is kept apart here.
    const kept = state.pending.map(({ payload }) => (payload as { segment: never }).segment)
    const all = sumOf(await posted()) - before + sumOf(kept)
    expect(all).toBeGreaterThanOrEqual(stoppedAtMs - startMs - 1_000)
  })

  it('T9, T11: of two that are started at once one is refused, and takes no time of the other', async () => {
    const before = sumOf(await posted())
    const both = [await device(), await device()]
    await Promise.all(both.map(({ page }) => invoke(page, 'tracker.start', startInput(project))))
    const refused = await until('a refusal', async () => {
      for (const each of both) {
        const { tracker, notices } = await appState(each.page)
        const isRefused = notices.some(({ kind }) => kind === 'startRefused')
        if (tracker.phase === 'stopped' && isRefused) return each
      }
      return false
    })
    const letIn = both.find((each) => each !== refused) ?? refused
    await until('some seconds', async () => (await trackedMs(letIn.page)) > 3_000)
    const { pending } = await stateWhen(refused.page, 'nothing queued', (state) =>
      state.pending.every((each) => each.state !== 'queued'),
    )
    // What it tracked before it was refused is kept there, with the reason (Y3).
    expect(pending.map(({ type, error }) => [type, error?.code])).toEqual(
      expect.arrayContaining([
        ['startSession', 'session_elsewhere'],
        ['postSegment', 'segment_overlaps'],
      ]),
    )
    await invoke(letIn.page, 'tracker.stop', null)
    await nothingWaits(letIn.page)
    expect(sumOf(await posted()) - before).toBeGreaterThan(3_000)
  })

  it('T11: of time that was recorded twice the rest is posted exactly, and the window settles what is shared', async () => {
    const { api } = accountOf(server, 'freelancer')
    const already = new Set((await posted()).map(({ id }) => id))
    const news = async () => (await posted()).filter(({ id }) => !already.has(id))
    const { app, page } = await device()
    const startMs = await startTracking(page, project)
    await nothingWaits(page)
    await until('a second', async () => (await trackedMs(page)) > 1_500)
    const { sessionId } = (await appState(page)).tracker
    if (!sessionId) throw new Error('nothing is tracked')

    // The computer hangs, so it neither hears of the take-over nor stops at once; its clock goes on.
    const pid = app.electron.process().pid ?? 0
    process.kill(pid, 'SIGSTOP')
    const other = { sessionId: v7(), projectId: project.id }
    const takenMs = Date.now()
    const start = { ...other, deviceId: v7(), startedAtMs: takenMs, insteadOf: sessionId }
    await api.send('startSession', start)
    await until('a second more', () => Date.now() > takenMs + 1_100)
    const segment = {
      ...other,
      id: v7(),
      startMs: takenMs,
      endMs: takenMs + 1_000,
      memo: 'On the other device',
      activeMinutes: 0,
      minutes: 1,
      clockStepMs: 0,
      recovered: false,
      manual: false,
      capture: null,
    }
    await api.send('postSegment', { segment })
    const { sessionId: theirs } = other
    await api.send('stopSession', { sessionId: theirs, stoppedAtMs: takenMs + 1_000 })
    await until('two seconds more', () => Date.now() > takenMs + 3_000)
    process.kill(pid, 'SIGCONT')

    await stateWhen(page, 'a stop', ({ tracker }) => tracker.phase === 'stopped')
    const { pending } = await stateWhen(page, 'what is shared', (state) => {
      return state.pending.length === 1 && state.pending[0]?.state === 'refused'
    })
    const shared = { startMs: takenMs, endMs: takenMs + 1_000 }
    expect(pending[0]?.payload).toMatchObject({ segment: shared })
    const lengths = async () => (await news()).map((each) => [each.startMs, each.endMs, each.memo])
    const before = await lengths()
    expect(before[0]).toEqual([startMs, takenMs, ''])
    expect(before[1]).toEqual([takenMs, takenMs + 1_000, 'On the other device'])
    expect(before[2]?.[0]).toBe(takenMs + 1_000)

    await page.getByRole('button', { name: 'Show' }).click()
    await page.getByRole('button', { name: /^Choose which counts/ }).click()
    await page.getByText(/^1 s on .+ is posted\. 1 s on .+ is taken off/).waitFor()
    await page.getByRole('radio', { name: 'What was tracked on this computer' }).check()
    await page.getByRole('button', { name: 'Do this' }).click()
    await nothingWaits(page)
    const after = await lengths()
    expect(after.map(([from, to]) => [from, to])).toEqual(before.map(([from, to]) => [from, to]))
    expect(after.map(([, , memo]) => memo)).toEqual(['', '', ''])
  })

  it('T1, Y1: a copy of the files becomes a device of its own, and both times are kept, each once', async () => {
    const already = new Set((await posted()).map(({ id }) => id))
    const first = await device()
    const startMs = await startTracking(first.page, project)
    await nothingWaits(first.page)
    await until('more than a checkpoint', async () => (await trackedMs(first.page)) > 5_000)
    const { deviceId } = await appState(first.page)
    const copied = await newUserData()
    await cp(first.app.userData, copied, {
      recursive: true,
      filter: (path) => !/Singleton|DevToolsActivePort/.test(path),
    })
    const copy = await launchApp({ desktop, server: server.url, userData: copied })
    apps.push(copy)
    const page = await copy.window()
    const state = await stateWhen(page, 'an account', ({ connection }) => connection === 'online')
    expect(state.deviceId).not.toBe(deviceId)
    expect(state.notices.map(({ kind }) => kind)).toContain('copiedData')
    // The copy has filed what it held of the session; the session itself goes on where it runs.
    await nothingWaits(page)
    expect((await appState(first.page)).tracker.phase).toBe('running')
    await goTo(page, 'Timer')
    await page.getByRole('button', { name: 'Stop it there and start here' }).click()
    await stateWhen(page, 'running', ({ tracker }) => tracker.phase === 'running')
    await stateWhen(first.page, 'a stop', ({ tracker }) => tracker.phase === 'stopped')
    const stoppedAtMs = Date.now()
    await invoke(page, 'tracker.stop', null)
    await nothingWaits(page)
    const { pending } = await stateWhen(first.page, 'nothing queued', (each) =>
      each.pending.every((record) => record.state !== 'queued'),
    )
    expect(pending.map(({ error }) => error?.code)).not.toContain('command_id_reused')
    // A capture under way holds the last segment up.
    const segments = await until('all of the time', async () => {
      const news = (await posted()).filter(({ id }) => !already.has(id))
      return sumOf(news) >= stoppedAtMs - startMs - 1_500 && news
    })
    expect(segments[0]?.startMs).toBe(startMs)
    expect(sumOf(segments)).toBeLessThan(Date.now() - startMs)
    await copy.dispose()
    await rm(copied, { recursive: true, force: true, maxRetries: 5 })
  })
})
