import { type Failure, failureOf } from '../../shared/contract/errors.ts'
import {
  type IpcAnswer,
  type IpcName,
  type IpcOutput,
  ipcContract,
} from '../../shared/contract/ipc.ts'
import { err } from '../../shared/result.ts'
import { describeFault } from '../diagnostics/describe-fault.ts'
import type { Log } from '../diagnostics/log.ts'
import type { IpcHandlers } from './handlers.ts'
import { isTrustedFrame, type SenderFrame } from './sender.ts'

/** What answering a call needs. */
export type AnswerPorts = {
  handlers: Promise<IpcHandlers>
  log: Log
  correlationId: () => string
}

/** A call as it arrives: from which frame, and with what, of which nothing is known yet. */
export type IncomingCall = { frame: SenderFrame; input: unknown }

/**
 * Answers one call of the window: refuses other senders, parses the input, calls the handler, and
 * turns a bug into an `internal` failure whose correlation id stands in the log.
 */
export async function answerCall<N extends IpcName>(
  ports: AnswerPorts,
  name: N,
  { frame, input }: IncomingCall,
): Promise<IpcAnswer<IpcOutput<N>>> {
  if (!isTrustedFrame(frame)) {
    // Its address and what it sent are content, which no log holds.
    ports.log.write('senderRefused', { call: name, embedded: Boolean(frame?.parent) })
    return err(failureOf('untrusted_sender'))
  }
  const parsed = ipcContract[name].input.safeParse(input)
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path }) => ({ path: path.join('.') }))
    return err(failureOf('malformed_request', { issues }))
  }
  try {
    const handlers = await ports.handlers
    // The schema that parsed it is the one its type is inferred from.
    return await handlers[name](parsed.data as Parameters<IpcHandlers[N]>[0])
  } catch (thrown) {
    return err(internalFailure(ports, name, thrown))
  }
}

function internalFailure(ports: AnswerPorts, name: IpcName, thrown: unknown): Failure {
  const correlationId = ports.correlationId()
  ports.log.write('callFailed', { call: name, correlationId, ...describeFault(thrown) })
  return failureOf('internal', { correlationId })
}
