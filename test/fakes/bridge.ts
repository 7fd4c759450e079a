import type { Page } from 'playwright-core'
import type { Project } from '../../shared/contract/entities.ts'
import type { Change } from '../../shared/contract/feed.ts'
import type { AppState } from '../../shared/contract/ipc.ts'

/** What a fake main says and answers. */
export type Scenario = { state: AppState; changes: Change[] }

/** One call that the window made. */
export type BridgeCall = { name: string; input: unknown }

declare global {
  interface Window {
    fakeMain: { calls: BridgeCall[]; tell(state: Partial<AppState>): void; feed(row: Change): void }
  }
}

/** Runs in the page, before its scripts: a bridge that keeps the contract without a main process. */
function install({ state, changes }: Scenario): void {
  const listeners: Record<string, ((value: never) => void)[]> = { state: [], changed: [], show: [] }
  const emit = (name: string, value: unknown) => {
    for (const listener of listeners[name] ?? []) listener(value as never)
  }
  const calls: BridgeCall[] = []
  let now = state
  const tell = (change: Partial<AppState>) => {
    now = { ...now, ...change }
    emit('state', now)
  }
  const ids = () => `01936fff-0000-7000-8000-${String(calls.length).padStart(12, '0')}`
  const answers: Record<string, (input: never) => unknown> = {
    'app.state': () => now,
    'sync.pull': ({ since }: { since: number }) => ({
      changes: changes.filter(({ cursor }) => cursor > since),
      cursor: changes.at(-1)?.cursor ?? 0,
      more: false,
    }),
    'commands.submit': ({ type, payload }: { type: 'requestMilestone'; payload: unknown }) => {
      const id = ids()
      const record = { id, type, payload, issuedAtMs: Date.now(), state: 'queued', error: null }
      tell({ pending: [...now.pending, record as AppState['pending'][number]] })
      return { id }
    },
    'tracker.start': ({ projectId, memo }: { projectId: number; memo: string }) => {
      const segmentStartMs = Date.now()
      const project = changes.findLast(({ entity, id }) => {
        return entity === 'project' && id === String(projectId)
      })?.value as Project | undefined
      const terms = project && {
        projectId,
        projectTitle: project.title,
        contractId: project.bidId,
        currency: project.currency,
        ratePerHour: project.ratePerHour ?? '0',
        weeklyLimitMs: project.weeklyLimitMs,
        employerZone: project.employerZone,
        idleThresholdMs: now.settings.idleThresholdMs,
      }
      if (!terms) return null
      tell({ tracker: { ...now.tracker, phase: 'running', terms, memo, segmentStartMs } })
      return null
    },
    'tracker.stop': () => {
      tell({ tracker: { ...now.tracker, phase: 'stopped', sessionId: null, segmentStartMs: null } })
      return null
    },
    'captures.read': async () => {
      const canvas = new OffscreenCanvas(1280, 720)
      const context = canvas.getContext('2d')
      if (context) {
        context.fillStyle = '#20303a'
        context.fillRect(0, 0, 1280, 720)
        context.fillStyle = '#7fc7c0'
        for (let row = 0; row < 16; row++) {
          context.fillRect(80, 60 + row * 40, 200 + ((row * 173) % 800), 14)
        }
      }
      const blob = await canvas.convertToBlob({ type: 'image/webp' })
      return new Uint8Array(await blob.arrayBuffer())
    },
  }
  const bridge = {
    async invoke(name: string, input: unknown) {
      calls.push({ name, input })
      return { ok: true, value: (await answers[name]?.(input as never)) ?? null }
    },
    on(name: string, listener: (value: never) => void) {
      listeners[name]?.push(listener)
      return () => {
        listeners[name] = (listeners[name] ?? []).filter((other) => other !== listener)
      }
    },
  }
  Object.assign(window, {
    milepost: bridge,
    fakeMain: {
      calls,
      tell,
      feed: (row: Change) => {
        changes.push(row)
        emit('changed', { cursor: row.cursor })
      },
    },
  })
}

/** Puts a fake main behind the page's bridge. */
export const installBridge = (page: Page, scenario: Scenario): Promise<unknown> =>
  page.addInitScript(install, scenario)

/** The calls of one name that the window has made. */
export const callsOf = (page: Page, name: string): Promise<unknown[]> =>
  page.evaluate(
    (wanted) => window.fakeMain.calls.filter((one) => one.name === wanted).map((one) => one.input),
    name,
  )
