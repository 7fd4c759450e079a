import { contextBridge, ipcRenderer } from 'electron'
import type { IpcEvent, MilepostBridge } from '../shared/contract/ipc.ts'
import { createEventBuffer } from './ipc/event-buffer.ts'
import { callChannel, eventChannel, eventNames, isCallName, isEventName } from './ipc/names.ts'

const events = createEventBuffer()
for (const name of eventNames) {
  // The event object stays here: it would hand the sender to the page.
  ipcRenderer.on(eventChannel(name), (_event, value: IpcEvent<typeof name>) =>
    events.receive(name, value),
  )
}

/** All that the window gets: calls and events by their names in the contract, nothing by string. */
const bridge: MilepostBridge = {
  invoke(name, input) {
    if (!isCallName(name)) throw new TypeError('unknown call')
    return ipcRenderer.invoke(callChannel(name), input)
  },
  on(name, listener) {
    if (!isEventName(name)) throw new TypeError('unknown event')
    return events.on(name, listener)
  },
}

contextBridge.exposeInMainWorld('milepost', bridge)
