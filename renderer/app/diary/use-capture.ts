import { useEffect, useState } from 'react'
import { call } from '../bridge.ts'

type Capture =
  | { state: 'loading' }
  | { state: 'missing' }
  | { state: 'here'; blob: Blob; url: string }

/** Pictures asked for at once; main decrypts or fetches each. */
const AT_ONCE = 4
let underWay = 0
const waiting: (() => void)[] = []

/** Reads a picture when it is its turn, so that a full day does not ask for sixty at once. */
async function readInTurn(captureId: string, display: number): Promise<Blob | null> {
  if (underWay >= AT_ONCE) await new Promise<void>((go) => waiting.push(go))
  underWay += 1
  const answer = await call('captures.read', { captureId, display })
  underWay -= 1
  waiting.shift()?.()
  if (!answer.ok) return null
  return new Blob([new Uint8Array(answer.value)], { type: 'image/webp' })
}

/** One display's picture; its address is taken back when the component is gone. */
export function useCapture(captureId: string, display: number): Capture {
  const [capture, setCapture] = useState<Capture>({ state: 'loading' })
  useEffect(() => {
    let gone = false
    let url: string | null = null
    void readInTurn(captureId, display).then((blob) => {
      if (gone) return
      if (!blob) return setCapture({ state: 'missing' })
      url = URL.createObjectURL(blob)
      setCapture({ state: 'here', blob, url })
    })
    return () => {
      gone = true
      if (url !== null) URL.revokeObjectURL(url)
    }
  }, [captureId, display])
  return capture
}
