import type { Readable } from 'node:stream'
import { until } from './until.ts'

/** The first line that a starting program writes: a display number, a bus address. */
export async function firstLine(who: string, stream: Readable): Promise<string> {
  let text = ''
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk
  })
  return until(`the first line of ${who}`, () => text.includes('\n') && text.split('\n')[0])
}
