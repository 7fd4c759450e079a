import type { AppPorts } from './app-ports.ts'
import { type Conversation, openConversation } from './conversation.ts'
import { openStorage, type Storage } from './storage.ts'
import { openTracking, type Tracking } from './tracking.ts'

/** The app without its desktop: what the window's calls and the tray's lines act on. */
export type Services = {
  ports: AppPorts
  storage: Storage
  tracking: Tracking
  conversation: Conversation
  /** Stops tracking, then talking; all is on disk when it resolves. */
  close(): Promise<void>
}

/** Opens files, then time, then the way to the marketplace: each needs the one before. */
export async function openServices(ports: AppPorts): Promise<Services> {
  const nowMs = () => ports.clock.now().wallMs
  const storage = await openStorage({ ...ports, newId: ports.ids.uuid, nowMs })
  if (ports.token) storage.account.takeToken(ports.token)
  let conversation: Conversation | null = null
  const catchUp = async () => conversation?.sync()?.catchUp()
  const tracking = await openTracking(ports, storage, catchUp)
  const opened = openConversation(ports, storage, tracking)
  conversation = opened
  return {
    ports,
    storage,
    tracking,
    conversation: opened,
    async close() {
      await tracking.close()
      await opened.close()
    },
  }
}
