import type { ApiFault } from '../../shared/client/api-fault.ts'
import type { PictureStore, StoredPicture } from '../capture/picture-store.ts'
import type { Api } from './api.ts'
import { OVERTAKEN } from './introduction.ts'
import { FAILURES_IN_A_ROW } from './push.ts'

/** What uploading pictures needs. */
export type PushPicturesPorts = {
  pictures: Pick<PictureStore, 'list' | 'read' | 'remove' | 'setAside'>
  api: Pick<Api, 'putPicture'>
  /** Whether its segment is with the marketplace, under the account that is signed in now. */
  mayLeave(picture: StoredPicture): boolean
  /** How many captures wait for a key that is away. */
  onLocked(captures: number): void
  /** Whether that account is still signed in, and the app does not quit. */
  mayGoOn(): boolean
  signal: AbortSignal
}

/**
 * Uploads the pictures whose segments have been acknowledged; each is deleted here only when the
 * marketplace has it (Y2). One that it refuses, or that is damaged, is put aside. One whose key is away
 * waits for it; one that the marketplace stumbles over waits for the next round. The rest goes on (Y4).
 */
export async function pushPictures(ports: PushPicturesPorts): Promise<ApiFault | null> {
  const locked = new Set<string>()
  const fault = await uploadEach(ports, (captureId) => locked.add(captureId))
  ports.onLocked(locked.size)
  return fault
}

async function uploadEach(
  ports: PushPicturesPorts,
  onLocked: (captureId: string) => void,
): Promise<ApiFault | null> {
  let failed: ApiFault | null = null
  let failuresInARow = 0
  for (const picture of ports.pictures.list().filter(ports.mayLeave)) {
    const opened = await ports.pictures.read(picture)
    if (!opened.ok) {
      if (opened.error === 'damaged') await ports.pictures.setAside(picture)
      else onLocked(picture.captureId)
      continue
    }
    if (!ports.mayGoOn()) return OVERTAKEN
    const { captureId, display } = picture
    const answer = await ports.api.putPicture(captureId, display, opened.value, ports.signal)
    if (!answer.ok && answer.error.kind === 'failed') {
      failed = answer.error
      failuresInARow += 1
      if (failuresInARow === FAILURES_IN_A_ROW) return failed
      continue
    }
    failuresInARow = 0
    if (answer.ok) await ports.pictures.remove(picture)
    else if (answer.error.kind === 'refused') await ports.pictures.setAside(picture)
    else return answer.error
  }
  return failed
}
