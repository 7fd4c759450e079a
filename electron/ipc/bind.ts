import { ipcMain } from 'electron'
import { type IpcName, ipcContract } from '../../shared/contract/ipc.ts'
import { type AnswerPorts, answerCall } from './answer.ts'
import { callChannel } from './names.ts'

/** Opens the contract's calls to the window, and to nobody else. */
export function bindIpc(ports: AnswerPorts): void {
  for (const name of Object.keys(ipcContract) as IpcName[]) {
    ipcMain.handle(callChannel(name), (event, input: unknown) =>
      answerCall(ports, name, { frame: event.senderFrame, input }),
    )
  }
}
