import { constants, setPriority } from 'node:os'
import { err, ok } from '../../shared/result.ts'
import { encodeAll } from './encoder-work.ts'
import type { Encoded, EncoderTask } from './picture-encoder.ts'
import { preferPortableCodec } from './portable-codec.ts'

/*
 * Entry of the short-lived process that encodes one capture and ends: the codec's memory goes with
 * it, and a picture that crashes the codec does not crash the tracker. It stands back behind the
 * user's own work; the codec's threads start later and take its priority.
 */
setPriority(constants.priority.PRIORITY_BELOW_NORMAL)
preferPortableCodec()
process.parentPort.once('message', ({ data }: { data: EncoderTask }) => void answer(data))

async function answer(data: EncoderTask): Promise<void> {
  const encoded: Encoded = await encodeAll(data.frames, data.maxWidth).then(ok, () =>
    err('notEncoded'),
  )
  process.parentPort.postMessage(encoded)
}
