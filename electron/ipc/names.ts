import type { IpcEventName, IpcName } from '../../shared/contract/ipc.ts'

/** The channel of a call. */
export const callChannel = (name: IpcName) => `milepost:call:${name}`

/** The channel of an event. */
export const eventChannel = (name: IpcEventName) => `milepost:event:${name}`
