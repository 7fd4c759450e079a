import type { Outbox } from '../outbox/outbox.ts'
import { segmentOf } from '../outbox/record.ts'
import type { PictureStore } from './picture-store.ts'

/** Discards a refused record for good, with the pictures of its segment; false when there is none. */
export async function discardRefused(
  outbox: Pick<Outbox, 'refused' | 'discard'>,
  pictures: Pick<PictureStore, 'drop'>,
  id: string,
): Promise<boolean> {
  const entry = outbox.refused().find(({ record }) => record.id === id)
  if (!entry || !(await outbox.discard(id))) return false
  const capture = segmentOf(entry.record)?.capture
  if (capture) await pictures.drop(capture.id)
  return true
}
