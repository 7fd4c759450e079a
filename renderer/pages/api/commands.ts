import { v7 } from 'uuid'
import { pendingCommands } from '../../../shared/client/pending-commands.ts'
import { pushCommand } from '../../../shared/client/push-commands.ts'
import { requests } from './http.ts'
import { withRecentPassword } from './recent-password.ts'

/** Every write of the pages goes through here. */
export const commands = pendingCommands({
  deliver: (command) => withRecentPassword(() => pushCommand(requests, command)),
  freshId: v7,
  nowMs: Date.now,
})
