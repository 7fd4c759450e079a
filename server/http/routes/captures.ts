import { z } from 'zod'
import { captureParams } from '../../../shared/contract/http.ts'
import { CAPTURE_MAX_BYTES } from '../../../shared/contract/segments.ts'
import { err, ok } from '../../../shared/result.ts'
import { createDecodingQueue } from '../../captures/decoding-queue.ts'
import { readPicture, storePicture } from '../../timesheets/pictures.ts'
import { route } from '../route.ts'

const url = '/api/captures/:captureId/displays/:display'
/** One for the process: what it spares is the process's cores. */
const decoding = createDecodingQueue()
const webp = z.instanceof(Buffer).meta({ type: 'string', format: 'binary' })

/** The pictures themselves travel apart from their segments (S2). */
export const captureRoutes = [
  route({
    method: 'PUT',
    url,
    access: 'signedIn',
    tag: 'captures',
    summary: 'Stores the picture of a display that a posted segment names; repeating is harmless.',
    params: captureParams,
    body: webp,
    bodyType: 'image/webp',
    bodyLimit: CAPTURE_MAX_BYTES,
    errors: ['not_found', 'picture_not_webp', 'picture_mismatch', 'too_many_requests'],
    respond: { kind: 'none', description: 'The picture is kept.' },
    handle: async ({ context: { services }, caller, params, body, reply }) => {
      const { captureId, display } = params
      const { accountId } = caller
      const stored = await storePicture(services, decoding, accountId, captureId, display, body)
      if (stored.ok) return stored
      const { code, waitS } = stored.error
      if (waitS !== undefined) reply.header('retry-after', waitS)
      return err(code)
    },
  }),
  route({
    method: 'GET',
    url,
    access: 'signedIn',
    tag: 'captures',
    summary: 'The picture of a display, for both parties of the project.',
    params: captureParams,
    errors: ['not_found'],
    respond: { kind: 'bytes', type: 'image/webp', description: 'The picture.' },
    handle: async ({ context, caller, params, reply }) => {
      const picture = await readPicture(context.services, caller, params.captureId, params.display)
      if (!picture) return err('not_found')
      // A stored picture never changes; only this browser may keep it, and not for long.
      reply.header('cache-control', 'private, max-age=3600')
      return ok(picture)
    },
  }),
]
