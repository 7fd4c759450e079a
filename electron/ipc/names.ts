import type { IpcEventName, IpcName } from '../../shared/contract/ipc.ts'

// The names alone, so that the preload carries no schemas. The compiler forces both maps to be
// complete; a name that the contract does not have is refused by it.
const calls: Record<IpcName, true> = {
  'app.state': true,
  'app.dismissNotice': true,
  'app.updateSettings': true,
  'app.openInBrowser': true,
  'account.signIn': true,
  'account.signOut': true,
  'tracker.start': true,
  'tracker.stop': true,
  'tracker.setMemo': true,
  'tracker.answerIdle': true,
  'commands.submit': true,
  'commands.retry': true,
  'commands.discard': true,
  'sync.pull': true,
  'captures.read': true,
}
const events: Record<IpcEventName, true> = { state: true, changed: true, show: true }

/** Every call of the contract. */
export const callNames = Object.keys(calls) as IpcName[]

/** Every event of the contract. */
export const eventNames = Object.keys(events) as IpcEventName[]

/** Whether the window names a call that exists. */
export const isCallName = (name: string): name is IpcName => Object.hasOwn(calls, name)

/** Whether the window names an event that exists. */
export const isEventName = (name: string): name is IpcEventName => Object.hasOwn(events, name)

/** The channel of a call. */
export const callChannel = (name: IpcName) => `milepost:call:${name}`

/** The channel of an event. */
export const eventChannel = (name: IpcEventName) => `milepost:event:${name}`
