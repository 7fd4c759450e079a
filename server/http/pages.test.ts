import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isPageRequest, servePages } from './pages.ts'
import { handleError } from './problems.ts'
import { setCommonHeaders } from './security-headers.ts'

/** What the pages are built from. */
const PAGE = join(import.meta.dirname, '../../renderer/pages/index.html')

let dir: string
let app: FastifyInstance

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'milepost-pages-'))
})

afterEach(async () => {
  await app.close()
  await rm(dir, { recursive: true })
})

async function serve(): Promise<void> {
  app = fastify({ exposeHeadRoutes: false })
  app.setErrorHandler(handleError)
  app.addHook('onRequest', async (request, reply) => {
    setCommonHeaders(reply, isPageRequest(request), true)
  })
  await servePages(app, dir)
}

async function build(): Promise<void> {
  await mkdir(join(dir, 'assets'))
  await copyFile(PAGE, join(dir, 'index.html'))
  await writeFile(join(dir, 'assets', 'main-4f2a.js'), 'export {}')
}

const get = (url: string, headers = {}) => app.inject({ method: 'GET', url, headers })

describe("the employer's pages", () => {
  it('gives the one page at every address a person may reload', async () => {
    await build()
    await serve()
    for (const url of ['/', '/device?user_code=ABCD1234', '/projects/1', '/index.html']) {
      const page = await get(url)
      expect([url, page.statusCode, page.headers['content-type']]).toEqual([
        url,
        200,
        expect.stringContaining('text/html'),
      ])
      expect(page.headers['cache-control']).toBe('no-cache')
    }
  })

  it('tells whoever only asks whether it is there', async () => {
    await build()
    await serve()
    for (const url of ['/', '/projects/1']) {
      const { statusCode, body } = await app.inject({ method: 'HEAD', url })
      expect([url, statusCode, body]).toEqual([url, 200, ''])
    }
  })

  it('speaks the reader’s language before any script has run', async () => {
    await build()
    await serve()
    const english = (await get('/')).body
    expect(english).toContain('<html lang="en">')
    expect(english).toContain('<noscript>Milepost needs JavaScript to show your projects')
    const { body, headers } = await get('/index.html', { 'accept-language': 'en-XA' })
    expect(headers.vary).toContain('accept-language')
    expect(body).toContain('<html lang="en-XA">')
    expect(body).toContain('<noscript>Ṁîļéþöšţ ñééðš')
    expect(body).toContain('content="Þŕöĵéçţš,')
    expect(body).not.toContain('{{')
  })

  it('lets a page load from here only, and be framed nowhere', async () => {
    await build()
    await serve()
    const { headers } = await get('/')
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(headers['strict-transport-security']).toBeDefined()
  })

  it('keeps hashed files for a year', async () => {
    await build()
    await serve()
    const file = await get('/assets/main-4f2a.js')
    expect(file.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  })

  it('does not give the page for data or files that are missing, nor anything outside', async () => {
    await build()
    await serve()
    for (const url of [
      '/api/nothing',
      '/api',
      '/sandbox/clock',
      '/assets/old-1.js',
      '/assets/',
      '/favicon.ico',
      '/../package.json',
      '/%2e%2e/package.json',
    ]) {
      expect([url, (await get(url)).json().code]).toEqual([url, 'not_found'])
    }
  })

  it('says in a sentence that they are not built, and finds them once they are', async () => {
    await serve()
    const missing = await get('/')
    expect(missing.statusCode).toBe(503)
    expect(missing.body).toContain('not built yet')
    await build()
    expect((await get('/')).statusCode).toBe(200)
  })
})
