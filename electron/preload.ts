import { contextBridge, ipcRenderer } from 'electron'
import type { MilepostBridge } from '../shared/contract/ipc.ts'
import { callChannel, eventChannel, isCallName, isEventName } from './ipc/names.ts'

/** All that the window gets: calls and events by their names in the contract, nothing by string. */
const bridge: MilepostBridge = {
  invoke(name, input) {
    if (!isCallName(name)) throw new TypeError('unknown call')
    return ipcRenderer.invoke(callChannel(name), input)
  },
  on(name, listener) {
    if (!isEventName(name)) throw new TypeError('unknown event')
    // The event object stays here: it would hand the sender to the page.
    const forward = (_event: unknown, value: Parameters<typeof listener>[0]) => listener(value)
    ipcRenderer.on(eventChannel(name), forward)
    return () => {
      ipcRenderer.off(eventChannel(name), forward)
    }
  },
}

contextBridge.exposeInMainWorld('milepost', bridge)
