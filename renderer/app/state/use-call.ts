import { useRef, useState } from 'react'
import type { Failure } from '../../../shared/contract/errors.ts'
import type { IpcInput, IpcName, IpcOutput } from '../../../shared/contract/ipc.ts'
import { call } from '../bridge.ts'

/**
 * One kind of call from one place of a page: whether it is under way and why the last one failed.
 * A second press during the first does nothing, so nothing is submitted twice.
 */
export function useCall<N extends IpcName>(name: N) {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const underWay = useRef(false)

  async function run(input: IpcInput<N>): Promise<IpcOutput<N> | undefined> {
    if (underWay.current) return undefined
    underWay.current = true
    setBusy(true)
    const answer = await call(name, input)
    underWay.current = false
    setBusy(false)
    setFailure(answer.ok ? null : answer.error)
    return answer.ok ? answer.value : undefined
  }

  return { run, busy, failure, clear: () => setFailure(null) }
}
