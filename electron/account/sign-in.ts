import { failureOfFault } from '../../shared/client/api-fault.ts'
import type { Failure } from '../../shared/contract/errors.ts'
import type { AppState } from '../../shared/contract/ipc.ts'
import { err, ok, type Result } from '../../shared/result.ts'
import type { Api, DeviceCode } from '../sync/api.ts'
import { parseServer } from './server-address.ts'

/** What signing in needs. */
export type SignInPorts = {
  api: () => Promise<Pick<Api, 'requestDeviceCode' | 'pollForToken'>>
  server: string
  /** What this computer is called. */
  computer: string
  nowMs(): number
  wait(ms: number, signal: AbortSignal): Promise<void>
  openBrowser(url: string): Promise<void>
  onToken(token: string): void
  onChange(): void
}

/** Signing in through the person's browser (RFC 8628): the app never sees a password. */
export type SignIn = {
  start(): Promise<Result<null, Failure>>
  cancel(): void
  /** The code to type, while it is good. */
  code(): AppState['deviceCode']
}

/** How much slower to poll when told to (RFC 8628, 3.5). */
const SLOWER_MS = 5_000

/** One sign-in at a time; a new one ends the one before. */
export function createSignIn(ports: SignInPorts): SignIn {
  let current: AbortController | null = null
  let code: AppState['deviceCode'] = null
  const show = (next: AppState['deviceCode']) => {
    code = next
    ports.onChange()
  }
  const cancel = () => {
    current?.abort()
    current = null
    show(null)
  }
  const poll = async (asked: DeviceCode, signal: AbortSignal) => {
    const api = await ports.api()
    const expiresAtMs = ports.nowMs() + asked.expiresInMs
    let { intervalMs } = asked
    while (ports.nowMs() < expiresAtMs) {
      await ports.wait(intervalMs, signal)
      if (signal.aborted) return
      const answer = await api.pollForToken(asked.deviceCode)
      if (signal.aborted) return
      // Offline for a moment is no reason to start over.
      if (!answer.ok || answer.value.state === 'pending') continue
      if (answer.value.state === 'slowDown') intervalMs += SLOWER_MS
      else {
        if (answer.value.state === 'granted') ports.onToken(answer.value.token)
        break
      }
    }
    cancel()
  }
  return {
    code: () => code,
    cancel,
    async start() {
      cancel()
      const own = new AbortController()
      current = own
      const answer = await (await ports.api()).requestDeviceCode(ports.computer)
      if (own.signal.aborted) return ok(null)
      if (!answer.ok) return err(failureOfFault(answer.error))
      const asked = answer.value
      const verificationUrl = new URL(asked.verificationUrl, ports.server).href
      // Whatever answers must not make the browser open a file or another program.
      if (!parseServer(verificationUrl)) return err(failureOfFault({ kind: 'offline' }))
      const { userCode } = asked
      show({ userCode, verificationUrl, expiresAtMs: ports.nowMs() + asked.expiresInMs })
      void poll(asked, own.signal)
      await ports.openBrowser(verificationUrl)
      return ok(null)
    },
  }
}
