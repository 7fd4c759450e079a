import { request } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Certificate } from '../fakes/certificates.ts'

/** An HTTPS proxy that stands before the marketplace, as a company's inspection does. */
export type InspectingProxy = {
  url: string
  /** Requests that were passed on. */
  passed(): number
  /** Shows another certificate from now on; every open line is cut. */
  show(certificate: Certificate): void
  /** Answers everything with a page of its own until it is given null. */
  capture(page: string | null): void
  close(): Promise<void>
}

/** Starts one before a marketplace. */
export async function startProxy(
  marketplace: string,
  certificate: Certificate,
): Promise<InspectingProxy> {
  let passed = 0
  let ownPage: string | null = null
  const server = createServer(certificate, (incoming, outgoing) => {
    if (ownPage !== null) {
      outgoing.writeHead(200, { 'content-type': 'text/html' }).end(ownPage)
      return
    }
    passed += 1
    const { method, headers, url = '/' } = incoming
    const onward = request(new URL(url, marketplace), { method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    onward.on('error', () => outgoing.destroy())
    outgoing.on('close', () => onward.destroy())
    incoming.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    passed: () => passed,
    show(next) {
      server.setSecureContext(next)
      server.closeAllConnections()
    },
    capture(page) {
      ownPage = page
      server.closeAllConnections()
    },
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
