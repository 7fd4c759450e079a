import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']

/** A server's certificate with its key, PEM. */
export type Certificate = { cert: string; key: string }

/** An authority of a company's own, which nobody else knows. */
export type Authority = {
  /** Its certificate: the file, and what it holds. */
  path: string
  pem: string
  /** A certificate for an address such as `127.0.0.1`; with `days` below zero it has expired. */
  issue(address: string, days?: number): Promise<Certificate>
  remove(): Promise<void>
}

/** Makes an authority in a folder of its own. */
export async function makeAuthority(): Promise<Authority> {
  const folder = await mkdtemp(join(tmpdir(), 'milepost-authority-'))
  const openssl = (...args: string[]) => run('openssl', args, { cwd: folder })
  const text = (name: string) => readFile(join(folder, name), 'utf8')
  const subject = ['-subj', '/CN=Company network inspection', '-days', '2']
  await openssl('req', '-x509', ...NEW_KEY, '-keyout', 'ca.key', '-out', 'ca.pem', ...subject)
  let number = 0
  return {
    path: join(folder, 'ca.pem'),
    pem: await text('ca.pem'),
    async issue(address, days = 1) {
      number += 1
      const [key, asked, cert, names] = ['key', 'csr', 'pem', 'names'].map(
        (kind) => `server-${number}.${kind}`,
      ) as [string, string, string, string]
      await openssl('req', ...NEW_KEY, '-keyout', key, '-out', asked, '-subj', '/CN=server')
      await writeFile(join(folder, names), `subjectAltName=IP:${address}\n`)
      const by = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', names]
      await openssl('x509', '-req', '-in', asked, ...by, '-days', String(days), '-out', cert)
      return { cert: await text(cert), key: await text(key) }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
