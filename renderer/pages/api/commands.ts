import { v7 } from 'uuid'
import { pushResponse } from '../../../shared/contract/commands.ts'
import { failureOf } from '../../../shared/contract/errors.ts'
import { PATHS } from '../../../shared/contract/http.ts'
import { err, ok } from '../../../shared/result.ts'
import { failureFrom } from './failures.ts'
import { http } from './http.ts'
import { type Deliver, pendingCommands } from './pending-commands.ts'

const deliver: Deliver = async (command) => {
  let data: unknown
  try {
    data = (await http.post(PATHS.commands, { commands: [command] })).data
  } catch (thrown) {
    return err(failureFrom(thrown))
  }
  const parsed = pushResponse.safeParse(data)
  const result = parsed.success
    ? parsed.data.results.find(({ id }) => id === command.id)
    : undefined
  if (!result) return err(failureOf('internal'))
  return result.status === 'applied' ? ok(null) : err(result.error)
}

/** Every write of the pages goes through here. */
export const commands = pendingCommands({ deliver, freshId: v7, nowMs: () => Date.now() })
