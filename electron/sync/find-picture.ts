import type { Answered } from '../../shared/client/transport.ts'
import { ok } from '../../shared/result.ts'
import type { PictureStore } from '../capture/picture-store.ts'
import type { Api } from './api.ts'

/** One display's picture of a capture: from this computer while it waits, else from the marketplace. */
export async function findPicture(
  pictures: Pick<PictureStore, 'list' | 'read'>,
  api: () => Promise<Pick<Api, 'getPicture'>>,
  { captureId, display }: { captureId: string; display: number },
): Answered<Uint8Array<ArrayBuffer>> {
  const mine = pictures.list().find((each) => {
    return each.captureId === captureId && each.display === display
  })
  const local = mine && (await pictures.read(mine))
  if (local?.ok) return ok(new Uint8Array(local.value))
  return (await api()).getPicture(captureId, display)
}
