import { utilityProcess } from 'electron'
import { err, ok, type Result } from '../../shared/result.ts'
import type { EncodedOrBlank, PictureEncoder } from './picture-encoder.ts'

/** A codec that takes longer hangs. Shorter than a closed segment waits, so that its reason is on record. */
const TIMEOUT_MS = 240_000

/** Encodes in a process of its own that lives for one capture. `entry` is its bundle. */
export function processEncoder(entry: string): PictureEncoder {
  return {
    encode: (task) =>
      new Promise((resolve) => {
        const child = utilityProcess.fork(entry, [], {
          serviceName: 'Milepost capture',
          // The codec's remarks about its surroundings are nobody's business.
          stdio: 'ignore',
        })
        const finish = (result: Result<EncodedOrBlank[], string>) => {
          clearTimeout(timer)
          child.kill()
          resolve(result)
        }
        const timer = setTimeout(() => finish(err('The picture took too long.')), TIMEOUT_MS)
        child.once('message', (answer: Result<EncodedOrBlank[], string>) => {
          finish(answer.ok ? ok(answer.value.map(withBuffer)) : answer)
        })
        child.once('exit', () => finish(err('The picture could not be encoded.')))
        child.postMessage(task)
      }),
  }
}

/** Bytes lose their class on the way between processes. */
const withBuffer = (picture: EncodedOrBlank): EncodedOrBlank =>
  picture === 'blank' ? picture : { ...picture, webp: Buffer.from(picture.webp) }
