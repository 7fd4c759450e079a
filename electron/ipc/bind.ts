import { ipcMain } from 'electron'
import { failureOf } from '../../shared/contract/errors.ts'
import { err } from '../../shared/result.ts'
import { type AnswerPorts, answerCall } from './answer.ts'
import { callChannel, callNames } from './names.ts'
import { isTrustedFrame } from './sender.ts'

/** Opens the contract's calls to the window, and to nobody else. */
export function bindIpc(ports: AnswerPorts): void {
  for (const name of callNames) {
    ipcMain.handle(callChannel(name), (event, input: unknown) => {
      if (!isTrustedFrame(event.senderFrame)) return err(failureOf('untrusted_sender'))
      return answerCall(ports, name, input)
    })
  }
}
