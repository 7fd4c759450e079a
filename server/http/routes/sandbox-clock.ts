import { z } from 'zod'
import { ok } from '../../../shared/result.ts'
import { type Route, route } from '../route.ts'

const clockBody = z.object({ now: z.iso.datetime({ offset: true }) })

/** Moves the marketplace's clock, in a sandbox only; elsewhere this address does not exist. */
export function sandboxClockRoute(moveTo: (nowMs: number) => Promise<void>): Route {
  return route({
    method: 'POST',
    url: '/sandbox/clock',
    access: 'public',
    tag: 'sandbox',
    summary:
      'Sets the time at which the marketplace believes to be; it goes on from there. Answers when what is due by it is done.',
    body: clockBody,
    respond: { kind: 'json', schema: clockBody },
    handle: async ({ body }) => {
      const nowMs = Date.parse(body.now)
      await moveTo(nowMs)
      return ok({ now: new Date(nowMs).toISOString() })
    },
  })
}
