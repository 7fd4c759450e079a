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

/** What answering a call needs. */
export type AnswerPorts = {
  handlers: Promise<IpcHandlers>
  log: Log
  correlationId: () => string
}

/**
 * Answers one call of the window: parses the input, calls the handler, and turns a bug into an
 * `internal` failure whose correlation id stands in the log.
 */
export async function answerCall<N extends IpcName>(
  ports: AnswerPorts,
  name: N,
  input: unknown,
): Promise<IpcAnswer<IpcOutput<N>>> {
  const parsed = ipcContract[name].input.safeParse(input)
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => ({
      path: path.join('.'),
      message,
    }))
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
