import Module from 'node:module'

type Resolve = (request: string, ...rest: unknown[]) => string

/** The codec's native builds for Linux, which ask for nothing but their own file. */
const NATIVE = /^@img\/sharp-linux[^/]*\/sharp\.node$/

/**
 * On Linux, makes the picture library take its WebAssembly codec. Electron is linked with the
 * system's GLib; the native codec brings one of its own, and where the two differ the process dies.
 */
export function preferPortableCodec(): void {
  if (process.platform !== 'linux') return
  const loader = Module as unknown as { _resolveFilename: Resolve }
  const resolve = loader._resolveFilename
  loader._resolveFilename = (request, ...rest) =>
    resolve(NATIVE.test(request) ? '@img/sharp-wasm32/sharp.node' : request, ...rest)
}
