import { v7 } from 'uuid'
import { pendingCommands } from '../../../shared/client/pending-commands.ts'
import { pushCommand } from '../../../shared/client/push-commands.ts'
import { requests } from './http.ts'

/** Every write of the pages goes through here. */
export const commands = pendingCommands({
  deliver: (command) => pushCommand(requests, command),
  freshId: v7,
  nowMs: Date.now,
})
