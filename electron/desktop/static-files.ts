import { extname, join, normalize, sep } from 'node:path'

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
}

/** A file of the window, and what it is. */
export type StaticFile = { path: string; mediaType: string }

/**
 * The file that an address of our own scheme names, or null when it names none: other hosts, ways
 * out of the folder, kinds of file that the window does not have.
 */
export function resolveStaticFile(folder: string, address: string): StaticFile | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  if (url.host !== 'milepost') return null
  const path = decodePath(url.pathname)
  if (path === null || path.includes('\0')) return null
  const file = normalize(join(folder, path === '/' ? 'index.html' : path))
  const mediaType = MEDIA_TYPES[extname(file)]
  if (!file.startsWith(folder + sep) || !mediaType) return null
  return { path: file, mediaType }
}

function decodePath(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}
