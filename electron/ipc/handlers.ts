import type { Failure } from '../../shared/contract/errors.ts'
import type { IpcInput, IpcName, IpcOutput } from '../../shared/contract/ipc.ts'
import type { Result } from '../../shared/result.ts'

/** What a handler answers: the output of its call, or a failure that the window can show. */
export type HandlerAnswer<N extends IpcName> = Result<IpcOutput<N>, Failure>

/** One handler for each call of the contract; a missing one does not compile. */
export type IpcHandlers = {
  [N in IpcName]: (input: IpcInput<N>) => HandlerAnswer<N> | Promise<HandlerAnswer<N>>
}
