import { sql } from 'kysely'
import { z } from 'zod'
import { API_VERSION } from '../../../shared/contract/http.ts'
import { ok } from '../../../shared/result.ts'
import { route } from '../route.ts'

const health = z.object({ status: z.literal('ok'), apiVersion: z.number().int() })

export const healthRoutes = [
  route({
    method: 'GET',
    url: '/api/health',
    access: 'public',
    tag: 'service',
    summary: 'Answers when the marketplace and its database do.',
    respond: { kind: 'json', schema: health },
    handle: async ({ context }) => {
      await sql`SELECT 1`.execute(context.services.db)
      return ok({ status: 'ok' as const, apiVersion: API_VERSION })
    },
  }),
]
