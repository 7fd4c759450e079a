import { contextBridge, ipcRenderer } from 'electron'
import type { IpcEvent, IpcEventName, IpcName, MilepostBridge } from '../shared/contract/ipc.ts'
import { createEventBuffer } from './ipc/event-buffer.ts'
import { callChannel, eventChannel } from './ipc/names.ts'

// The build puts the contract's keys here, so that its schemas stay out of this bundle.
declare const CALL_NAMES: readonly IpcName[]
declare const EVENT_NAMES: readonly IpcEventName[]

const events = createEventBuffer()
for (const name of EVENT_NAMES) {
  // The event object stays here: it would hand the sender to the page.
  ipcRenderer.on(eventChannel(name), (_event, value: IpcEvent<typeof name>) =>
    events.receive(name, value),
  )
}

/** All that the window gets: calls and events by their names in the contract, nothing by string. */
const bridge: MilepostBridge = {
  invoke(name, input) {
    if (!CALL_NAMES.includes(name)) throw new TypeError('unknown call')
    return ipcRenderer.invoke(callChannel(name), input)
  },
  on(name, listener) {
    if (!EVENT_NAMES.includes(name)) throw new TypeError('unknown event')
    return events.on(name, listener)
  },
}

contextBridge.exposeInMainWorld('milepost', bridge)
