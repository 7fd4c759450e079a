import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { until } from '../desktop/until.ts'
import { type Authority, makeAuthority } from '../fakes/certificates.ts'
import { type AppUnderTest, launchApp, stateWhen } from './app.ts'
import { type InspectingProxy, startProxy } from './inspecting-proxy.ts'
import { accountOf, hourlyProject } from './marketplace.ts'
import { startServer, type TestServer } from './server.ts'
import { startTracking, trackedMs } from './tracking.ts'

const results = join(import.meta.dirname, '..', 'results')

let server: TestServer
let company: Authority
let stranger: Authority
let proxy: InspectingProxy
let app: AppUnderTest
let page: Page

beforeAll(async () => {
  server = await startServer({ sandbox: true })
  company = await makeAuthority()
  stranger = await makeAuthority()
  proxy = await startProxy(server.url, await company.issue('127.0.0.1'))
  const { token } = accountOf(server, 'freelancer')
  // The computer trusts its company; so says its store of certificates.
  const desktop = { ...inject('desktop'), SSL_CERT_FILE: company.path }
  app = await launchApp({ desktop, server: proxy.url, token })
  page = await app.window()
})

afterAll(async () => {
  await app?.dispose()
  await proxy?.close()
  await server?.stop()
  await company?.remove()
  await stranger?.remove()
})

const blockedBy = async (code: string, title: string, picture: string) => {
  await stateWhen(page, code, (state) => state.blockedBy === code)
  await page.getByText(title).waitFor()
  await page.getByText('Not the marketplace', { exact: true }).waitFor()
  await mkdir(results, { recursive: true })
  await page.screenshot({ path: join(results, `${picture}.png`) })
}

describe('Y4: behind a company’s inspection of its network', () => {
  it('the app works by the certificates of the computer', async () => {
    await stateWhen(page, 'online', ({ connection }) => connection === 'online')
    const project = await hourlyProject(server)
    await startTracking(page, project)
    const { api } = accountOf(server, 'freelancer')
    await until('the device', async () => (await api.project(project.id)).project.deviceRegistered)
  })

  it('a certificate of an unknown issuer is named as one, and nothing is sent to it', async () => {
    proxy.show(await stranger.issue('127.0.0.1'))
    const passed = proxy.passed()
    const title = 'certificate was issued by somebody that this computer does not trust'
    await blockedBy('certificate_issuer_unknown', title, 'certificate-issuer')
    expect(proxy.passed()).toBe(passed)
  })

  it('so are one that has expired and one of another site', async () => {
    proxy.show(await company.issue('127.0.0.1', -1))
    await blockedBy('certificate_expired', 'not valid today', 'certificate-expired')
    proxy.show(await company.issue('10.0.0.1'))
    const title = 'The certificate shown is of another site'
    await blockedBy('certificate_of_another', title, 'certificate-other')
  })

  it('a page that asks to sign in to the network is something else again', async () => {
    proxy.capture('<html>Welcome to the café</html>')
    proxy.show(await company.issue('127.0.0.1'))
    await blockedBy('way_blocked', 'Something else answers in the marketplace’s place', 'captive')
  })

  it('tracking went on, and all of it is sent once the way is free', async () => {
    const tracked = await trackedMs(page)
    proxy.capture(null)
    await stateWhen(page, 'online', ({ connection }) => connection === 'online')
    await page.getByRole('button', { name: /^Stop/ }).click()
    await stateWhen(page, 'an empty outbox', ({ pending, tracker }) => {
      return tracker.phase === 'stopped' && pending.length === 0
    })
    const { api } = accountOf(server, 'freelancer')
    const segments = await api.segments((await hourlyProject(server)).id)
    const posted = segments.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0)
    expect(posted).toBeGreaterThanOrEqual(tracked)
  })
})
