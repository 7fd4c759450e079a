import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sendProblem } from './problems.ts'

const NOT_BUILT = "The employer's pages are not built yet: run `npm run build` and reload.\n"

/** Addresses of data or of files, where a missing one is missing and not a page. */
const isData = (url: string) => /^\/(api|sandbox)(\/|\?|$)/.test(url)
const isFile = (url: string) => /^\/assets\/|^\/[^?]*\.[a-z0-9]+(\?|$)/i.test(url)

/** True when the answer to this address is a page or a part of one. */
export const isPageRequest = (request: FastifyRequest) =>
  (request.method === 'GET' || request.method === 'HEAD') && !isData(request.url)

/**
 * Serves the employer's pages from `dir`: hashed files for a year, and the one page for every
 * other address that a person may open or reload.
 */
export async function servePages(app: FastifyInstance, dir: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: dir,
    suppressWarning: true,
    index: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const isHashed = path.startsWith(join(dir, 'assets'))
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })

  const page = (_request: FastifyRequest, reply: FastifyReply) => {
    if (existsSync(join(dir, 'index.html'))) return reply.sendFile('index.html')
    return reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT)
  }
  app.get('/', { schema: { hide: true }, exposeHeadRoute: true }, page)
  app.setNotFoundHandler((request, reply) => {
    const isMissing = !isPageRequest(request) || isFile(request.url)
    return isMissing ? sendProblem(reply, 'not_found') : page(request, reply)
  })
}
