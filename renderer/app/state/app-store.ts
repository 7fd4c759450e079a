import { create } from 'zustand'
import type { AppState } from '../../../shared/contract/ipc.ts'
import { bridge, call } from '../bridge.ts'

type AppStore = {
  /** What main last said; null until its first word. */
  app: AppState | null
  /** When it said it, by the window's monotonic clock, to count on from there. */
  heardAtMs: number
}

/** Main's state, as the window last heard of it. View state only: main owns every fact in it. */
export const useAppStore = create<AppStore>(() => ({ app: null, heardAtMs: 0 }))

const hear = (app: AppState) => useAppStore.setState({ app, heardAtMs: performance.now() })

/** Listens to main from now on; ends when the returned function is called. */
export function listenToMain(): () => void {
  const stop = bridge().on('state', hear)
  void call('app.state', null).then((answer) => {
    // A state that was pushed in the meantime is newer than this answer.
    if (answer.ok && useAppStore.getState().app === null) hear(answer.value)
  })
  return stop
}

/** Main's state inside the signed-in window, where it is always there. */
export function useApp<T>(pick: (app: AppState) => T): T {
  return useAppStore(({ app }) => {
    if (!app) throw new Error('main has not spoken yet')
    return pick(app)
  })
}
