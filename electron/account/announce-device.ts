import type { Outbox } from '../outbox/outbox.ts'
import type { Ids } from '../tracking/ids.ts'
import type { AccountKeeper } from './account.ts'
import { computerName } from './computer-name.ts'

/** What announcing this device needs. */
export type AnnouncePorts = {
  account: Pick<AccountKeeper, 'deviceId' | 'owner'>
  outbox: Pick<Outbox, 'add'>
  ids: Ids
  nowMs(): number
}

/** Puts into the outbox that the account works on this device, by the computer's own name (P8). */
export async function announceDevice(ports: AnnouncePorts): Promise<void> {
  const { deviceId, owner } = ports.account
  const name = computerName()
  const added = await ports.outbox.add({
    id: ports.ids.uuid(),
    issuedAtMs: ports.nowMs(),
    owner: owner(),
    type: 'registerDevice',
    payload: { deviceId, name, platform: process.platform },
  })
  if (!added.ok) throw new Error(added.error)
}
