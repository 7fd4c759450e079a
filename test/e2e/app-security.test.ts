import { createSocket } from 'node:dgram'
import { readdir, readFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { until } from '../desktop/until.ts'
import { type AppUnderTest, appState, launchApp, stateWhen } from './app.ts'
import { accountOf } from './marketplace.ts'
import { startServer, type TestServer } from './server.ts'

let server: TestServer
let app: AppUnderTest
let page: Page
let token: string

beforeAll(async () => {
  server = await startServer({ sandbox: true })
  token = accountOf(server, 'freelancer').token
  app = await launchApp({ desktop: inject('desktop'), server: server.url, token })
  page = await app.window()
  await stateWhen(page, 'a signed-in account', ({ account }) => account !== null)
})

afterAll(async () => {
  await app?.dispose()
  await server?.stop()
})

/** Calls the bridge as a script in the window could that has been taken over. */
const rawInvoke = (name: string, input: unknown): Promise<unknown> =>
  page.evaluate(
    async ([called, given]) => {
      const { milepost } = globalThis as unknown as {
        milepost: { invoke(name: unknown, input: unknown): Promise<unknown> }
      }
      try {
        return await milepost.invoke(called, given)
      } catch (error) {
        return { threw: String(error) }
      }
    },
    [name, input] as const,
  )

/** Counts whatever arrives on a port of this machine, by UDP and by TCP. */
async function listen() {
  let heard = 0
  const udp = createSocket('udp4')
  udp.on('message', () => {
    heard += 1
  })
  const tcp = createServer((socket) => {
    heard += 1
    socket.destroy()
  })
  await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve))
  const { port } = tcp.address() as AddressInfo
  await new Promise<void>((resolve) => udp.bind(port, '127.0.0.1', resolve))
  return {
    port,
    heard: () => heard,
    async close() {
      await new Promise<void>((resolve) => udp.close(resolve))
      await new Promise((resolve) => tcp.close(resolve))
    },
  }
}

/** All that the window keeps: storages, databases, document, cookies. */
const keptInWindow = (): Promise<string> =>
  page.evaluate(async () => {
    const databases = await indexedDB.databases()
    const rows = databases.map(
      ({ name }) =>
        new Promise<string>((resolve, reject) => {
          const opening = indexedDB.open(name ?? '')
          opening.onerror = () => reject(opening.error)
          opening.onsuccess = async () => {
            const database = opening.result
            const all = [...database.objectStoreNames].map(
              (store) =>
                new Promise((done, fail) => {
                  const reading = database.transaction(store).objectStore(store).getAll()
                  reading.onsuccess = () => done(reading.result)
                  reading.onerror = () => fail(reading.error)
                }),
            )
            resolve(JSON.stringify(await Promise.all(all)))
            database.close()
          }
        }),
    )
    return [
      JSON.stringify({ ...localStorage }),
      JSON.stringify({ ...sessionStorage }),
      document.documentElement.outerHTML,
      document.cookie,
      ...(await Promise.all(rows)),
    ].join('\n')
  })

describe('the window', () => {
  it('is isolated and sandboxed', async () => {
    const preferences = await app.electron.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      const contents = window?.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>
      }
      const { contextIsolation, sandbox, nodeIntegration, webviewTag, webSecurity } =
        contents.getLastWebPreferences()
      return { contextIsolation, sandbox, nodeIntegration, webviewTag, webSecurity }
    })
    expect(preferences).toEqual({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      webSecurity: true,
    })
  })

  it('sees nothing of Node and only one bridge', async () => {
    const seen = await page.evaluate(() => ({
      require: typeof (globalThis as { require?: unknown }).require,
      process: typeof (globalThis as { process?: unknown }).process,
      module: typeof (globalThis as { module?: unknown }).module,
      bridge: Object.keys((globalThis as unknown as { milepost: object }).milepost).sort(),
    }))
    expect(seen).toEqual({
      require: 'undefined',
      process: 'undefined',
      module: 'undefined',
      bridge: ['invoke', 'on'],
    })
  })

  it('is served under a policy that lets it load and reach nothing else', async () => {
    const policy = await app.electron.evaluate(async ({ net }) =>
      (await net.fetch('app://milepost/index.html')).headers.get('content-security-policy'),
    )
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("connect-src 'none'")
    expect(policy).not.toMatch(/script-src[^;]*unsafe/)
  })

  it('runs no script that was slipped into the page', async () => {
    const ran = await page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'globalThis.slippedIn = true'
      document.body.append(script)
      script.remove()
      return (globalThis as { slippedIn?: boolean }).slippedIn === true
    })
    expect(ran).toBe(false)
  })

  it('serves no file from outside its own folder', async () => {
    const statuses = await app.electron.evaluate(({ net }) =>
      Promise.all(
        [
          'app://milepost/../main/main.cjs',
          'app://milepost/%2e%2e/main/main.cjs',
          'app://milepost/..%2fmain%2fmain.cjs',
          'app://milepost/%2e%2e%2f%2e%2e%2fpackage.json',
          'app://elsewhere/index.html',
        ].map((url) =>
          net.fetch(url).then(
            (answer) => answer.status,
            () => 404,
          ),
        ),
      ),
    )
    expect(statuses).toEqual([404, 404, 404, 404, 404])
  })

  it('stays where it is and opens no other', async () => {
    const before = page.url()
    await page.evaluate((url) => {
      location.href = url
    }, `${server.url}/`)
    const opened = await page.evaluate((url) => window.open(url) !== null, `${server.url}/`)
    expect(opened).toBe(false)
    expect(page.url()).toBe(before)
    expect(app.electron.windows()).toHaveLength(1)
    // The page is still the living one, not one that is about to be left.
    expect((await appState(page)).account?.role).toBe('freelancer')
  })

  it('reaches no network of its own', async () => {
    const reached = await page.evaluate(
      (url) =>
        fetch(`${url}/api/health`).then(
          () => true,
          () => false,
        ),
      server.url,
    )
    expect(reached).toBe(false)
  })

  it('reaches nobody by WebRTC, which no policy of a page forbids', async () => {
    const listening = await listen()
    try {
      const candidates = await page.evaluate(async (port) => {
        const urls = [
          `stun:127.0.0.1:${port}`,
          `turn:127.0.0.1:${port}?transport=udp`,
          `turn:127.0.0.1:${port}?transport=tcp`,
        ]
        const connection = new RTCPeerConnection({
          iceServers: [{ urls, username: 'x', credential: 'x' }],
        })
        connection.createDataChannel('out')
        await connection.setLocalDescription(await connection.createOffer())
        await new Promise<void>((resolve) => {
          const over = () => connection.iceGatheringState === 'complete' && resolve()
          connection.addEventListener('icegatheringstatechange', over)
          over()
        })
        const { sdp = '' } = connection.localDescription ?? {}
        connection.close()
        return sdp.split('\n').filter((line) => line.startsWith('a=candidate'))
      }, listening.port)
      expect(candidates).toEqual([])
      expect(listening.heard()).toBe(0)
    } finally {
      await listening.close()
    }
  })

  it('holds no token anywhere', async () => {
    const kept = await until('a filled replica', async () => {
      const all = await keptInWindow()
      return all.includes('freelancer') && all
    })
    expect(kept).not.toContain(token)
    expect(JSON.stringify(await appState(page))).not.toContain(token)
  })
})

describe('main', () => {
  it('keeps the token unreadable on disk', async () => {
    const names = await readdir(app.userData, { recursive: true, withFileTypes: true })
    const files = names.filter((each) => each.isFile())
    expect(files.length).toBeGreaterThan(0)
    for (const { parentPath, name } of files) {
      const path = join(parentPath, name)
      expect((await readFile(path)).includes(token), `token in ${path}`).toBe(false)
    }
  })

  it('does not pass the token on to its helpers', async () => {
    const inherited = await app.electron.evaluate(() => Object.keys(process.env))
    expect(inherited).not.toContain('MILEPOST_TOKEN')
  })

  const badInputs: [title: string, name: string, input: unknown][] = [
    [
      'a command that is not the window’s',
      'commands.submit',
      { type: 'releaseMilestone', payload: { milestoneId: 'x', amount: '1' } },
    ],
    [
      'a payload that is none',
      'commands.submit',
      { type: 'requestMilestone', payload: 'all of it' },
    ],
    [
      'a project that is no number',
      'commands.submit',
      { type: 'acceptProject', payload: { projectId: '1; drop' } },
    ],
    ['nothing where terms belong', 'tracker.start', null],
    ['a memo without end', 'tracker.setMemo', { memo: 'x'.repeat(1_000_000) }],
    ['a threshold below a minute', 'app.updateSettings', { idleThresholdMs: 1 }],
    ['a page that is not ours', 'app.openInBrowser', { page: 'file:///etc/passwd' }],
    ['a path for a capture', 'captures.read', { captureId: '../../secret', display: 0 }],
  ]
  it.each(badInputs)(
    'refuses %s as malformed_request and changes nothing',
    async (_, name, input) => {
      const before = await appState(page)
      expect(await rawInvoke(name, input)).toMatchObject({
        ok: false,
        error: { code: 'malformed_request' },
      })
      const { tracker, pending, settings } = await appState(page)
      expect({ tracker, pending, settings }).toEqual({
        tracker: before.tracker,
        pending: before.pending,
        settings: before.settings,
      })
    },
  )

  it('has no channel but the contract’s', async () => {
    for (const name of ['shell.openExternal', '__proto__', 'constructor']) {
      expect(await rawInvoke(name, null)).not.toMatchObject({ ok: true })
    }
  })

  it('answers no other page, even one that got hold of the bridge', async () => {
    const answer = await app.electron.evaluate(async ({ BrowserWindow }) => {
      const [own] = BrowserWindow.getAllWindows()
      const contents = own?.webContents as unknown as {
        getLastWebPreferences(): { preload: string }
      }
      const { preload } = contents.getLastWebPreferences()
      const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
      try {
        await other.loadURL('data:text/html,<p>elsewhere</p>')
        return (await other.webContents.executeJavaScript(
          `typeof milepost === 'undefined' ? 'no bridge' : milepost.invoke('app.state', null).catch((error) => ({ threw: String(error) }))`,
        )) as unknown
      } finally {
        other.destroy()
      }
    })
    expect(answer).not.toMatchObject({ ok: true })
    expect(JSON.stringify(answer)).toMatch(/untrusted_sender|no bridge/)
  })
})
