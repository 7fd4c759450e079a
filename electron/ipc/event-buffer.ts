import type { IpcEvent, IpcEventName } from '../../shared/contract/ipc.ts'

/** Hands events to their listeners; the last one that came too early waits for the first listener. */
export type EventBuffer = {
  receive<N extends IpcEventName>(name: N, value: IpcEvent<N>): void
  on<N extends IpcEventName>(name: N, listener: (value: IpcEvent<N>) => void): () => void
}

/**
 * A window that was built because of a click on a notification listens only when its page has come
 * to life, after the click was already passed on (N3).
 */
export function createEventBuffer(): EventBuffer {
  const listeners = new Map<IpcEventName, Set<(value: never) => void>>()
  const early = new Map<IpcEventName, unknown>()
  return {
    receive(name, value) {
      const heard = listeners.get(name)
      if (!heard?.size) early.set(name, value)
      else for (const listener of heard) listener(value as never)
    },
    on(name, listener) {
      const heard = listeners.get(name) ?? new Set()
      listeners.set(name, heard.add(listener))
      const waiting = early.get(name)
      early.delete(name)
      if (waiting !== undefined) listener(waiting as Parameters<typeof listener>[0])
      return () => {
        heard.delete(listener)
      }
    },
  }
}
