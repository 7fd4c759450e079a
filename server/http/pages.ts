import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Words } from '../../shared/words/words.ts'
import { sendProblem } from './problems.ts'
import { wordsFor } from './words.ts'

/** Addresses of data or of files, where a missing one is missing and not a page. */
const isData = (url: string) => /^\/(api|sandbox)(\/|\?|$)/.test(url)
const isFile = (url: string) => /^\/assets\/|^\/[^?]*\.[a-z0-9]+(\?|$)/i.test(url)

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** The page as it comes from its file, with what it says before any script has run. */
function inWords(html: string, { language, t }: Words): string {
  const said: Record<string, string> = {
    description: t('shell.pagesDescription'),
    noScript: t('shell.noScript'),
  }
  const page = html.replace('<html lang="en">', `<html lang="${language}">`)
  return page.replace(/\{\{(\w+)\}\}/g, (_mark, name: string) => escaped(said[name] ?? ''))
}

/** The first part of every address that the pages have. */
const PAGES = ['', 'device', 'disputes', 'finances', 'invoices', 'projects', 'sessions']
const isPage = (url: string) => PAGES.includes(/^\/([^/?]*)/.exec(url)?.[1] ?? '?')

/** True when the answer to this address is a page or a part of one. */
export const isPageRequest = (request: FastifyRequest) =>
  (request.method === 'GET' || request.method === 'HEAD') && !isData(request.url)

/**
 * Serves the pages from `dir`: hashed files for a year, and the one page for every other address that a
 * person may open or reload. At an address that no page has it says so to a person; the status is 404,
 * and whoever does not ask for a page (`/health`, `/metrics`) gets none.
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

  const page = async (request: FastifyRequest, reply: FastifyReply) => {
    const words = wordsFor(request)
    reply.header('vary', 'accept-language')
    const html = await readFile(join(dir, 'index.html'), 'utf8').catch(() => null)
    if (html === null) {
      reply.code(503).type('text/plain; charset=utf-8')
      return reply.send(`${words.t('server.pagesNotBuilt')}\n`)
    }
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache')
    return reply.send(inWords(html, words))
  }
  for (const url of ['/', '/index.html']) {
    app.get(url, { schema: { hide: true }, exposeHeadRoute: true }, page)
  }
  app.setNotFoundHandler((request, reply) => {
    const isMissing = !isPageRequest(request) || isFile(request.url)
    if (!isMissing && isPage(request.url)) return page(request, reply)
    const isPerson = request.headers.accept?.includes('text/html') ?? false
    if (isMissing || !isPerson) return sendProblem(reply, 'not_found')
    return page(request, reply.code(404))
  })
}
