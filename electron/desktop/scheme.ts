import { readFile } from 'node:fs/promises'
import { protocol } from 'electron'
import { resolveStaticFile } from './static-files.ts'

/** The window's own rules: nothing from outside, no requests of its own, no inline script. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  // Mantine writes its theme and positions as inline styles.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Must run before the app is ready: makes `app:` a standard, secure scheme. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, codeCache: true } },
  ])
}

/** Serves the window's files, and only those, from the app's archive. */
export function serveWindow(folder: string): void {
  protocol.handle('app', async (request) => {
    const file = request.method === 'GET' ? resolveStaticFile(folder, request.url) : null
    const bytes = file && (await readFile(file.path).catch(() => null))
    if (!file || !bytes) return new Response(null, { status: 404 })
    return new Response(bytes, {
      headers: {
        'content-type': file.mediaType,
        'content-security-policy': CONTENT_SECURITY_POLICY,
        'x-content-type-options': 'nosniff',
      },
    })
  })
}
