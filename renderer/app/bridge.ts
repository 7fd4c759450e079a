import { failureOf } from '../../shared/contract/errors.ts'
import type {
  IpcAnswer,
  IpcInput,
  IpcName,
  IpcOutput,
  MilepostBridge,
} from '../../shared/contract/ipc.ts'

declare global {
  interface Window {
    /** Put here by the preload; the window's only door. */
    readonly milepost: MilepostBridge
  }
}

/** The door to main. */
export const bridge = (): MilepostBridge => window.milepost

/** Calls main. A call that main does not answer at all resolves to a failure; it never throws. */
export async function call<N extends IpcName>(
  name: N,
  input: IpcInput<N>,
): Promise<IpcAnswer<IpcOutput<N>>> {
  try {
    return await bridge().invoke(name, input)
  } catch {
    return { ok: false, error: failureOf('app_not_answering') }
  }
}
