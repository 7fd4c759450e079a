import { describe, expect, it } from 'vitest'
import { resolveStaticFile } from './static-files.ts'

const resolve = (address: string) => resolveStaticFile('/app/out/window', address)

describe('the window’s own files', () => {
  it.each([
    ['app://milepost/', '/app/out/window/index.html', 'text/html; charset=utf-8'],
    ['app://milepost/index.html?x#y', '/app/out/window/index.html', 'text/html; charset=utf-8'],
    [
      'app://milepost/assets/a-1.js',
      '/app/out/window/assets/a-1.js',
      'text/javascript; charset=utf-8',
    ],
    ['app://milepost/assets/f.woff2', '/app/out/window/assets/f.woff2', 'font/woff2'],
  ])('%s is served', (address, path, mediaType) => {
    expect(resolve(address)).toEqual({ path, mediaType })
  })

  it.each([
    'app://elsewhere/index.html',
    'app://milepost/..%2f..%2fmain%2fmain.js',
    'app://milepost/%2e%2e/%2e%2e/package.json%00.html',
    'app://milepost/..%5c..%5cmain.cjs',
    'app://milepost/main.cjs',
    'app://milepost/%E0%A4%A',
    'app://milepost/assets',
    'no address',
  ])('%s is not', (address) => {
    expect(resolve(address)).toBe(null)
  })
})
