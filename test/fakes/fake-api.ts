import type { Api } from '../../electron/sync/api.ts'
import type { ApiFault } from '../../shared/client/api-fault.ts'
import type { CutOff } from '../../shared/client/transport.ts'
import type { Command } from '../../shared/contract/commands.ts'
import type { Account } from '../../shared/contract/entities.ts'
import { type ErrorCode, failureOf } from '../../shared/contract/errors.ts'
import { err, ok } from '../../shared/result.ts'

/** A freelancer's account. */
export const freelancer: Account = {
  id: 2,
  role: 'freelancer',
  name: 'Tiago',
  email: 'tiago@example.com',
  zone: 'Europe/Lisbon',
  paymentSource: null,
}

/** The marketplace as a test sees it. */
export type FakeApi = {
  api: Api
  applied: Command[]
  /** `capture/display` of each picture that arrived. */
  pictures: string[]
  /** Stands in the way of everything while set. */
  fault: ApiFault | null
  /** Why a command is refused; null when it is applied. */
  judge(command: Command): ErrorCode | null
  /** Event streams that are open now. */
  streams(): number
}

/** A marketplace in memory: applies each command once, and fails as `fault` says. */
export function fakeApi(): FakeApi {
  const applied: Command[] = []
  const pictures: string[] = []
  let streams = 0
  const fake: FakeApi = {
    applied,
    pictures,
    fault: null,
    judge: () => null,
    streams: () => streams,
    api: {
      async push(commands) {
        if (fake.fault) return err(fake.fault)
        return ok(
          commands.map((command) => {
            const code = fake.judge(command)
            if (code) return { id: command.id, status: 'refused', error: failureOf(code) }
            const replayed = applied.some(({ id }) => id === command.id)
            if (!replayed) applied.push(command)
            return { id: command.id, status: 'applied', replayed }
          }),
        )
      },
      pull: async (since) =>
        fake.fault ? err(fake.fault) : ok({ changes: [], cursor: since, more: false, epoch: null }),
      me: async () => (fake.fault ? err(fake.fault) : ok(freelancer)),
      running: async () => (fake.fault ? err(fake.fault) : ok(null)),
      heard: async () => (fake.fault ? err(fake.fault) : ok({ state: 'running' })),
      async putPicture(captureId, display) {
        if (fake.fault) return err(fake.fault)
        pictures.push(`${captureId}/${display}`)
        return ok(null)
      },
      getPicture: async () => err({ kind: 'offline' }),
      async events(_afterSeq, signal) {
        return fake.fault ? err(fake.fault) : ok(silence(signal))
      },
      requestDeviceCode: async () => err({ kind: 'offline' }),
      pollForToken: async () => err({ kind: 'offline' }),
      signOut: async () => ok(null),
    },
  }
  /** A stream that says nothing until it is cut off. */
  async function* silence(signal: CutOff): AsyncIterable<string> {
    streams += 1
    try {
      if (!signal.aborted) {
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
      }
      yield ''
    } finally {
      streams -= 1
    }
  }
  return fake
}
