import { utilityProcess } from 'electron'
import { err, ok } from '../../shared/result.ts'
import type { Encoded, EncodedOrBlank, PictureEncoder } from './picture-encoder.ts'

/** A codec that takes longer hangs. Shorter than a closed segment waits, so that its reason is on record. */
const TIMEOUT_MS = 240_000

/** Encodes in a process of its own that lives for one capture. `entry` is its bundle. */
export function processEncoder(entry: string): PictureEncoder {
  return {
    encode: (task) =>
      new Promise((resolve) => {
        const child = utilityProcess.fork(entry, [], {
          serviceName: 'milepost-capture',
          // The codec's remarks about its surroundings are nobody's business.
          stdio: 'ignore',
        })
        const finish = (result: Encoded) => {
          clearTimeout(timer)
          child.kill()
          resolve(result)
        }
        const timer = setTimeout(() => finish(err('tooLong')), TIMEOUT_MS)
        child.once('message', (answer: Encoded) => {
          finish(answer.ok ? ok(answer.value.map(withBuffer)) : answer)
        })
        child.once('exit', () => finish(err('notEncoded')))
        child.postMessage(task)
      }),
  }
}

/** Bytes lose their class on the way between processes. */
const withBuffer = (picture: EncodedOrBlank): EncodedOrBlank =>
  picture === 'blank' ? picture : { ...picture, webp: Buffer.from(picture.webp) }
