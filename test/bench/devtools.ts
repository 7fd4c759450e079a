import type { Readable } from 'node:stream'
import { until } from '../desktop/until.ts'

type Target = { id: string; type: string; url: string; webSocketDebuggerUrl: string }

/** A running Electron's windows, as its own debugging port shows them: lighter than a test driver. */
export type Devtools = {
  /** Runs an expression in the window and gives its (awaited) value. */
  evaluate(expression: string): Promise<unknown>
  /** Closes the window as its close button does. */
  closeWindow(): Promise<void>
}

/** Reads where the debugging port is from what Chromium writes to stderr. */
export async function devtoolsOf(stderr: Readable): Promise<Devtools> {
  let text = ''
  stderr.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
  })
  const address = await until(
    'the debugging port',
    () => /DevTools listening on ws:\/\/([^/]+)\//.exec(text)?.[1],
    20_000,
  )
  const pages = async (): Promise<Target[]> => {
    const targets = (await (await fetch(`http://${address}/json`)).json()) as Target[]
    return targets.filter(({ type, url }) => type === 'page' && url !== '' && url !== 'about:blank')
  }
  const window = () => until('a window', async () => (await pages())[0], 20_000)
  return {
    evaluate: async (expression) => ask((await window()).webSocketDebuggerUrl, expression),
    closeWindow: async () => {
      await fetch(`http://${address}/json/close/${(await window()).id}`)
      await until('the end of the window', async () => (await pages()).length === 0)
    },
  }
}

type Reply = {
  error?: { message: string }
  result?: { result: { value?: unknown }; exceptionDetails?: { text: string } }
}

/** One question over a connection of its own, so that nothing stays attached while we measure. */
function ask(url: string, expression: string): Promise<unknown> {
  const socket = new WebSocket(url)
  return new Promise<unknown>((resolve, reject) => {
    socket.onerror = () => reject(new Error('the window does not talk to its debugger'))
    socket.onopen = () => {
      const params = { expression, awaitPromise: true, returnByValue: true }
      socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params }))
    }
    socket.onmessage = ({ data }) => {
      const { error, result } = JSON.parse(String(data)) as Reply
      const failed = error?.message ?? result?.exceptionDetails?.text
      if (failed) reject(new Error(`${failed} in ${expression}`))
      else resolve(result?.result.value)
    }
  }).finally(() => socket.close())
}
