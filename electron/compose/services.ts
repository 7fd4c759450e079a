import { type Conversation, openConversation } from './conversation.ts'
import { openStorage, type Storage } from './storage.ts'
import { openTracking, type Tracking } from './tracking.ts'
import type { World } from './app-ports.ts'

/** The app without its desktop: what the window's calls and the tray's lines act on. */
export type Services = {
  world: World
  storage: Storage
  tracking: Tracking
  conversation: Conversation
  /** Stops tracking, then talking; all is on disk when it resolves. */
  close(): Promise<void>
}

/** Opens files, then time, then the way to the marketplace: each needs the one before. */
export async function openServices(world: World): Promise<Services> {
  const nowMs = () => world.clock.now().wallMs
  const storage = await openStorage({ ...world, newId: world.ids.uuid, nowMs })
  if (world.token) storage.account.takeToken(world.token)
  const tracking = await openTracking(world, storage)
  const conversation = openConversation(world, storage, tracking)
  return {
    world,
    storage,
    tracking,
    conversation,
    async close() {
      await tracking.close()
      await conversation.close()
    },
  }
}
